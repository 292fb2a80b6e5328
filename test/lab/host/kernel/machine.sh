# What a machine with a kernel of its own does once it has its files and /proc; sourced by the init script of each, which
# says by mount_directory how CGW_LAB_DIRECTORY becomes writable.
. "$CGW_LAB_FILES/init.sh"
mkdir -p /dev/pts "$CGW_LAB_DIRECTORY"
mount -t devpts -o ptmxmode=666 devpts /dev/pts
ln -sf /proc/self/fd /dev/fd
mount_directory
# Else each namespace has its own ip_vti0, ip6_vti0 and their kin.
echo 1 >/proc/sys/net/core/fb_tunnels_only_for_init_net
machine=$CGW_LAB_DIRECTORY/machine
if [ -n "$CGW_LAB_TERMINAL" ]; then
	setsid --ctty --wait sh "$machine/start" <"$CGW_LAB_TERMINAL" >"$CGW_LAB_TERMINAL" 2>&1
else
	sh "$machine/start" </dev/null
fi
echo $? >"$machine/exit"
# Twice forced: by system call, without asking a service manager that is not there.
exec systemctl --force --force poweroff
