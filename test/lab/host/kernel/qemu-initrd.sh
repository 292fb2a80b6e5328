#!/bin/busybox sh
# The first process under qemu: /init of the initrd that qemu-fetch.sh makes.
busybox mount -t proc proc /proc
busybox mount -t devtmpfs devtmpfs /dev
while read -r module; do
	busybox insmod "/modules/$module"
done </modules.order
# What is not there by now never will be: without this, each SA waits for seconds on searches for aliases of its
# algorithms, and IKE gives up before.
echo >/proc/sys/kernel/modprobe
# What is read once is kept (cache=loose): the programs do not change while the machine runs.
busybox mount -t 9p -o "ro,cache=loose,$CGW_LAB_9P" root /root || exit
busybox mount --move /proc /root/proc
busybox mount --move /dev /root/dev
exec busybox switch_root /root /bin/sh "$CGW_LAB_FILES/qemu-init.sh"
