#!/bin/sh
# native-init.sh DIRECTORY: the first process in namespaces of its own (network, mounts, processes) on this kernel.
set -eu
directory=$1
# A mount of its own, held open because the mounts of init.sh may cover it.
mount --bind "$directory" "$directory"
exec 3<"$directory"
# No file of the machine can be written, on whatever mount it is; /proc has this network's settings. A mount that is
# covered by another, or that a container has locked, refuses. mountinfo has spaces as \040 (proc_pid_mountinfo(5)).
sed 's/\\/\\0/g' /proc/self/mountinfo | while read -r _ _ _ _ point options _; do
	point=$(printf %b "$point")
	[ "$point" = /proc ] || mount -o "remount,bind,$options,ro" "$point" 2>/dev/null || :
done
mount -o remount,bind,rw "$directory"
. "$(dirname "$0")/init.sh"
mkdir -p "$directory"
mount --no-canonicalize --bind /proc/self/fd/3 "$directory"
exec 3<&-
sh "$directory/machine/start"
