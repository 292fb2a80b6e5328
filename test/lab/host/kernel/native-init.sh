#!/bin/sh
# native-init.sh DIRECTORY: the first process in namespaces of its own (network, mounts, processes) on this kernel.
set -eu
directory=$1
# Held open, because the mounts of init.sh may cover it.
exec 3<"$directory"
# No file of the machine can be written, but for what is mounted from here on.
mount -o remount,bind,ro /
. "$(dirname "$0")/init.sh"
mkdir -p "$directory"
mount --no-canonicalize --bind /proc/self/fd/3 "$directory"
exec 3<&-
sh "$directory/machine/start"
