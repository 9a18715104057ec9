// Throws damaged and random input at one room of the program: `Fuzz ROOM SECONDS SEED FOLDER [once]`.
//
// Each trial has a seed of its own, which is written to FOLDER/ROOM.seed before it begins: where the program traps or
// hangs, that is the seed to look at. `run.sh` does so for all rooms.
import Briefs
import Glibc

TextLocale.establish()
let arguments = CommandLine.arguments
guard arguments.count >= 5, let trial = Trials.all[arguments[1]], let seconds = Int(arguments[2]),
    let firstSeed = Int(arguments[3])
else {
    print("Fuzz ROOM SECONDS SEED FOLDER [once]; rooms: \(Trials.all.keys.sorted().joined(separator: " "))")
    exit(2)
}
let isOnce = arguments.count > 5
let root = String(describing: #filePath).split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
let setting = Trials.Setting(corpus: Corpus(root), folder: arguments[4], isTold: isOnce)
let seedFile = open("\(arguments[4])/\(arguments[1]).seed", O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
var findings = Findings(room: arguments[1])
var rounds = 0
let ending = time(nil) + seconds
repeat {
    findings.seed = firstSeed &+ rounds
    let line = "\(findings.seed)\n"
    pwrite(seedFile, line, line.utf8.count, 0)
    // What takes longer than this hangs: the signal ends the program.
    alarm(60)
    var random = Seeded(findings.seed)
    trial(setting, &random, &findings)
    rounds += 1
} while !isOnce && time(nil) < ending
alarm(0)
print("\(arguments[1]): \(rounds) trials, \(findings.count) broken")
fflush(nil)
exit(findings.count == 0 ? 0 : 1)
