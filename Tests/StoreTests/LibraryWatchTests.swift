import Glibc
import Testing

@testable import Store

@Suite("Noticing what others change")
struct LibraryWatchTests {
    private struct Desk {
        let folder: TemporaryFolder
        let watch: LibraryWatch

        init(_ mounts: MountTable = MountTable([]), files: [String] = ["a.json", "deep/b.json"]) throws {
            folder = try TemporaryFolder()
            for file in files { try folder.write("library/" + file, "{}") }
            watch = LibraryWatch(library: folder.path + "/library", stateHome: folder.path + "/home", mounts: mounts)
        }

        /// What comes until something has.
        func news(seconds: Int = 5) -> LibraryWatch.News {
            guard let descriptor = watch.descriptor else { return watch.take() }
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            for _ in 0..<50 {
                guard poll(&entry, 1, Int32(seconds * 1_000)) > 0 else { return [] }
                let news = watch.take()
                if !news.isEmpty { return news }
            }
            return []
        }

        /// Nothing is told, and nothing wakes whoever waits.
        var isQuiet: Bool {
            let news = watch.take()
            var entry = pollfd(fd: watch.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
            return news.isEmpty && poll(&entry, 1, 0) == 0
        }
    }

    @Test("A feed that is written, put in place, taken away or moved is told of, and nothing else wakes anybody")
    func feeds() throws {
        let desk = try Desk()
        #expect(desk.watch.obstacle == nil && desk.isQuiet)
        let library = desk.folder.path + "/library"
        try desk.folder.write("library/a.json", "{} ")
        #expect(desk.news() == .files)
        try SafeFile.replace(library + "/deep/b.json", [0x7B, 0x7D])
        #expect(desk.news() == .files)
        try SafeFile.replace(library + "/new.json", [0x7B, 0x7D], expecting: .absent)
        #expect(desk.news() == .files)
        unlink(library + "/new.json")
        #expect(desk.news() == .files)
        rename(library + "/a.json", desk.folder.path + "/a.json")
        #expect(desk.news() == .files)
        rename(desk.folder.path + "/a.json", library + "/c.json")
        #expect(desk.news() == .files)
        symlink("deep/b.json", library + "/link.json")
        #expect(desk.news().contains(.files))
        try desk.folder.write("library/notes.txt", "x")
        try desk.folder.write("library/.hidden.json", "x")
        try desk.folder.write("elsewhere/a.json", "x")
        #expect(desk.isQuiet)
    }

    @Test("Marks and histories are told of as what they are, also where their folders come later")
    func marks() throws {
        let desk = try Desk()
        try desk.folder.append("library/state-of-things.json", "{}")
        #expect(desk.news() == .files)
        try SafeFile.makeFolder(desk.folder.path + "/library/state")
        #expect(desk.news().contains(.marks))
        try desk.folder.append("library/state/x.jsonl", "{}\n")
        #expect(desk.news() == .marks)
        try desk.folder.append("library/state/x.json", "{}\n")
        #expect(desk.isQuiet)
        try desk.folder.write("library/history/quay/2020-03.jsonl", "{}\n")
        #expect(desk.news().contains(.files))
        _ = desk.watch.take()
        try desk.folder.append("library/history/quay/2020-03.jsonl", "{}\n")
        #expect(desk.news() == .files)
    }

    @Test("Folders that come are watched with all below them; those that go are not any more")
    func folders() throws {
        let desk = try Desk()
        let library = desk.folder.path + "/library"
        try desk.folder.write("library/x/y/z/a.json", "{}")
        #expect(desk.news().contains(.files))
        while !desk.isQuiet {}
        try desk.folder.write("library/x/y/z/a.json", "{} ")
        #expect(desk.news() == .files)
        try desk.folder.write("outside/in/b.json", "{}")
        rename(desk.folder.path + "/outside", library + "/inside")
        #expect(desk.news().contains(.files))
        try desk.folder.write("library/inside/in/b.json", "{} ")
        #expect(desk.news() == .files)
        rename(library + "/inside", desk.folder.path + "/outside")
        #expect(desk.news().contains(.files))
        while !desk.isQuiet {}
        try desk.folder.write("outside/in/b.json", "{}  ")
        #expect(desk.isQuiet)
        symlink("../outside", library + "/linked")
        symlink(".", library + "/circle")
        #expect(desk.news().contains(.files))
        while !desk.isQuiet {}
        try desk.folder.write("outside/in/b.json", "{}")
        #expect(desk.news() == .files)
    }

    @Test("A link to a file elsewhere is watched where that lies")
    func links() throws {
        let desk = try Desk()
        try desk.folder.write("outside/real.json", "{}")
        symlink(desk.folder.path + "/outside/real.json", desk.folder.path + "/library/link.json")
        #expect(desk.news().contains(.files))
        try SafeFile.replace(desk.folder.path + "/outside/real.json", [0x5B, 0x5D])
        #expect(desk.news() == .files)
    }

    @Test("More than the kernel keeps is everything, and watching goes on")
    func overflow() throws {
        let desk = try Desk()
        let setting = try Descriptor("/proc/sys/fs/inotify/max_queued_events", O_RDONLY)
        let digits = try setting.read(from: 0, expecting: 64, limit: 64).filter { $0 > 0x20 }
        let most = try #require(Int(String(decoding: digits, as: UTF8.self)))
        guard most <= 100_000 else { return }
        let names = ["a.json", "a1.json"].map { desk.folder.path + "/library/" + $0 }
        for number in 0...most { rename(names[number % 2], names[1 - number % 2]) }
        #expect(desk.watch.take() == [.files, .marks])
        #expect(desk.isQuiet)
        try desk.folder.write("library/deep/b.json", "{} ")
        #expect(desk.news() == .files)
    }

    @Test("A library that goes away is looked for, and watched again when it is back")
    func gone() throws {
        let desk = try Desk()
        let library = desk.folder.path + "/library"
        rename(library, library + "-away")
        #expect(desk.news() == [.files, .marks])
        #expect(desk.watch.obstacle == .noLibrary && desk.watch.descriptor == nil)
        #expect(desk.watch.take() == [.files, .marks])
        rename(library + "-away", library)
        #expect(desk.watch.take() == [.files, .marks])
        #expect(desk.watch.obstacle == nil)
        try desk.folder.write("library/deep/b.json", "{} ")
        #expect(desk.news() == .files)
    }

    @Test(
        "On a network file system the library is looked at from time to time, and that is said",
        arguments: ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "ceph", "afs"])
    func remote(type: String) throws {
        let mounts = "24 1 0:3 / / rw - ext4 /dev/a rw\n25 24 0:4 / /tmp rw shared:1 master:2 - \(type) host:/x rw\n"
        let desk = try Desk(MountTable(Array(mounts.utf8)))
        #expect(desk.watch.obstacle == .remote(fileSystem: type))
        #expect(desk.watch.descriptor == nil)
        #expect(desk.watch.take() == [.files, .marks])
        #expect(desk.watch.description.contains("network file system (\(type))"))
    }

    @Test("The deepest mount says what a folder lies on, the last of several, odd names among them")
    func mounts() {
        let mounts = MountTable(
            Array(
                """
                1 0 0:1 / / rw - ext4 a rw
                2 1 0:2 / /mnt rw - nfs a rw
                3 2 0:3 / /mnt/with\\040space rw - xfs a rw
                4 1 0:4 / /twice rw - ext4 a rw
                5 4 0:5 / /twice rw - nfs4 a rw
                no such line
                6 1 0:6 / /short rw
                """.utf8))
        #expect(mounts.type(of: "/home/x") == "ext4")
        #expect(mounts.type(of: "/mnt") == "nfs")
        #expect(mounts.type(of: "/mnt2/a") == "ext4")
        #expect(mounts.type(of: "/mnt/with space/a") == "xfs")
        #expect(mounts.type(of: "/twice/a") == "nfs4")
        #expect(mounts.type(of: "/short") == "ext4")
        #expect(MountTable([]).type(of: "/") == nil)
        #expect(MountTable.current().type(of: "/proc") == "proc")
        #expect(!["ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "fuseblk"].contains { MountTable.isRemote($0) })
    }

    @Test("Where the system gives no watches, the library is looked at from time to time")
    func noWatches() throws {
        let desk = try Desk()
        desk.watch.giveUp(.noWatches)
        #expect(desk.watch.descriptor == nil && desk.watch.take() == [.files, .marks])
        #expect(desk.watch.description.contains("max_user_watches"))
    }
}
