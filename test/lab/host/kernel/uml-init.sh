#!/bin/sh
# The first process of User Mode Linux, whose root is the host's, read-only (hostfs).
mount -t proc proc /proc
. "$CGW_LAB_FILES/init.sh"
mkdir -p /dev/pts "$CGW_LAB_DIRECTORY"
mount -t devpts -o ptmxmode=666 devpts /dev/pts
ln -sf /proc/self/fd /dev/fd
mount -t hostfs -o "$CGW_LAB_DIRECTORY" none "$CGW_LAB_DIRECTORY"
# Else each namespace has its own ip_vti0, ip6_vti0 and their kin.
echo 1 >/proc/sys/net/core/fb_tunnels_only_for_init_net
machine=$CGW_LAB_DIRECTORY/machine
if [ -n "$CGW_LAB_TERMINAL" ]; then
	setsid --ctty --wait sh "$machine/start" </dev/tty0 >/dev/tty0 2>&1
else
	sh "$machine/start" </dev/null
fi
echo $? >"$machine/exit"
# Twice forced: by system call, without asking a service manager that is not there.
exec systemctl --force --force poweroff
