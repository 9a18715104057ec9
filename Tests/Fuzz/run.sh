#!/bin/sh
# run.sh FUZZ SECONDS SEED ROOM...: throws damaged input at each room for so many seconds. A room that traps or hangs is
# named with its seed, and goes on with the next one.
[ -x "$1" ] || exit 2
export ASAN_OPTIONS="detect_leaks=0"
fuzz=$1 seconds=$2 seed=$3
shift 3
rooms="play page html plain nesting feed json intake query theme decoder display lines regions words journal"
[ $# -gt 0 ] || set -- $rooms feeds pages markdown captures posts addresses
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
for room; do
    until=$(($(date +%s) + seconds)) next=$seed
    while left=$((until - $(date +%s))) && [ "$left" -gt 0 ]; do
        status=0
        "$fuzz" "$room" "$left" "$next" "$folder" 2> "$folder/errors" || status=$?
        [ "$status" -eq 0 ] && break
        failed=1
        # 1 is a broken rule, named above by the program itself.
        [ "$status" -eq 1 ] && break
        next=$(cat "$folder/$room.seed")
        echo "TRAPPED $room $next (status $status): again with $fuzz $room 0 $next /tmp once"
        head -n 12 "$folder/errors"
        next=$((next + 1))
    done
done
exit $failed
