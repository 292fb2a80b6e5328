#!/bin/sh
# Writes down what the steps are about to change on this router, for the day it is taken back. Before the files
# of a connection are copied: this script knows by those that are there what is cgw-gen's already.
set -eu
BEFORE=/etc/cgw-gen/before
mkdir -p /etc/cgw-gen
touch $BEFORE

known() { grep -qxF -e "$1" $BEFORE; }
note() { known "$1" || echo "$1" >>$BEFORE; }

if ! known 'host seen'; then
  for unit in strongswan systemd-networkd; do
    [ "$(systemctl is-enabled $unit 2>/dev/null)" != disabled ] || note "host $unit disabled"
    [ "$(systemctl is-active $unit 2>/dev/null)" != inactive ] || note "host $unit inactive"
  done
  for key in net.ipv4.ip_forward net.ipv6.conf.all.forwarding; do
    [ "$(sysctl -n $key 2>/dev/null)" != 0 ] || note "host $key 0"
  done
  note 'host seen'
fi

# FRR, where a connection beside this script has BGP.
for file in "$(dirname "$0")"/*.frr.conf; do
  [ -f "$file" ] || exit 0
  break
done
running=$(vtysh -c 'show running-config')
if ! known 'frr seen'; then
  ! grep -qx 'bgpd=no' /etc/frr/daemons || note 'frr bgpd=no'
  if ! printf '%s\n' "$running" | grep -q '^router bgp '; then note 'frr no router bgp'
  elif ! printf '%s\n' "$running" | grep -qx ' no bgp network import-check'; then note 'frr bgp network import-check'; fi
  note 'frr seen'
fi
printf '%s\n' "$running" | sed -n 's/^  network \([^ ]*\).*/\1/p' | while read -r network; do
  grep -qsxF -e "  network $network" /etc/cgw-gen/*.frr.conf || note "frr network $network"
done
