#!/bin/sh
# Makes this mount namespace a freshly installed router: the machine's own programs, and the folders of configuration
# as Debian's packages leave them, whatever this machine has in its own. Takes the folder of this script.
set -eu
FILES=$1

mount --make-rprivate /
# systemd-networkd waits for udev about every link, unless /sys is read-only as in a container
# (src/libsystemd/sd-device/device-util.h, src/basic/virt.c of systemd): there is no udev here.
mount -t sysfs -o ro sysfs /sys

UPPER=/var/tmp/router
mkdir -p $UPPER
mount -t tmpfs -o mode=755 tmpfs $UPPER
for folder in etc root usr/local var/log; do
  mkdir -p $UPPER/$folder $UPPER/work/$folder
  mount -t overlay -o lowerdir=/$folder,upperdir=$UPPER/$folder,workdir=$UPPER/work/$folder overlay /$folder
done
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/lock

cp -r /etc/strongswan.d $UPPER/strongswan.d
rm -f $UPPER/strongswan.d/cgw-gen.conf
for folder in swanctl strongswan.d systemd/network systemd/networkd.conf.d systemd/system sysctl.d frr; do
  mkdir -p /etc/$folder
  mount -t tmpfs -o mode=755 tmpfs /etc/$folder
done
cp -r $UPPER/strongswan.d/. /etc/strongswan.d
mkdir -p /etc/swanctl/conf.d /var/log/frr /var/log/units
echo 'include conf.d/*.conf' >/etc/swanctl/swanctl.conf
cp "$FILES/log.conf" /etc/strongswan.d/lab-log.conf
cp "$FILES/daemons" /etc/frr/daemons
echo 'service integrated-vtysh-config' >/etc/frr/vtysh.conf
echo 'log file /var/log/frr/frr.log' >/etc/frr/frr.conf
chown -R frr:frr /etc/frr /var/log/frr
chmod 640 /etc/frr/*
cp "$FILES/systemctl" /usr/local/sbin/systemctl
chmod 755 /usr/local/sbin/systemctl
# networkctl talks to systemd-networkd by D-Bus; Debian's unit for it needs a socket of systemd.
cat >/etc/systemd/system/dbus.service <<'END'
[Service]
ExecStartPre=mkdir -p /run/dbus
ExecStart=/usr/bin/dbus-daemon --system --nofork --nopidfile
[Install]
WantedBy=multi-user.target
END
# What Debian's packages enable and start by themselves.
for unit in dbus frr strongswan; do systemctl enable --now $unit; done
