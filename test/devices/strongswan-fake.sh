#!/bin/sh
# Stands in for the programs that remove.sh and before.sh call, by the name it is called by. What it knows is in the
# folder $FAKE: a file in active/, enabled/, links/, tables/ or sas/ for each thing that is there.
name=$(basename "$0")
echo "$name $*" >>"$FAKE/log"

delete_lines() { grep -v "$1" "$FAKE/running" >"$FAKE/next"; mv "$FAKE/next" "$FAKE/running"; }
delete_block() {
  awk -v start="$1" 'index($0, start) == 1 { inside = 1 } !inside { print } inside && $0 == "exit" { inside = 0 }' \
    "$FAKE/running" >"$FAKE/next"
  mv "$FAKE/next" "$FAKE/running"
}
configure() {
  case $1 in
    'router bgp '* | 'address-family '*) ;;
    'no neighbor '*) delete_lines "^ *neighbor ${1#no neighbor } " ;;
    'no network '*) delete_lines "^  network ${1#no network }\$" ;;
    'no route-map '*) delete_block "${1#no } " ;;
    'no ip prefix-list '* | 'no ipv6 prefix-list '*) delete_lines "^${1#no } " ;;
    'no router bgp '*) delete_block "${1#no }" ;;
    'bgp network import-check') delete_lines '^ no bgp network import-check$' ;;
    *) echo "vtysh: $1" >&2; exit 1 ;;
  esac
}
vtysh() {
  [ ! -f "$FAKE/frr-is-down" ] || exit 1
  case $2 in
    # An address family without anything in it is not shown.
    'show running-config') sed '/^ address-family /{N;/\n exit-address-family$/d}' "$FAKE/running" ;;
    'write memory') ;;
    'configure terminal')
      shift 2
      while [ $# -gt 0 ]; do configure "$2"; shift 2; done
      ;;
    *) exit 1 ;;
  esac
}
systemctl() {
  verb=$1
  shift
  case "$verb ${1:-}" in
    'disable --now') shift; rm -f "$FAKE/active/$1" "$FAKE/enabled/$1" ;;
    disable*) rm -f "$FAKE/enabled/$1" ;;
    stop*) for unit; do rm -f "$FAKE/active/$unit"; done ;;
    is-active*) [ -f "$FAKE/active/$1" ] && echo active || { echo inactive; exit 3; } ;;
    is-enabled*) [ -f "$FAKE/enabled/$1" ] && echo enabled || { echo disabled; exit 1; } ;;
    restart* | daemon-reload*) ;;
    *) exit 1 ;;
  esac
}
swanctl() {
  case "$1 ${2:-}" in
    '--list-conns '*) cat "$FAKE"/conns/* 2>/dev/null ;;
    # What no file has is unloaded.
    '--load-conns '*) rm -f "$FAKE"/conns/ours ;;
    '--load-creds '*) ;;
    '--list-sas '*) [ ! -f "$FAKE/sas/$3" ] || echo "$3: #1, ESTABLISHED" ;;
    '--terminate '*) [ -f "$FAKE/sas/$3" ] && rm "$FAKE/sas/$3" ;;
    *) exit 1 ;;
  esac
}

case $name in
  id) cat "$FAKE/uid" ;;
  vtysh | systemctl | swanctl) "$name" "$@" ;;
  networkctl) [ "$1" = reload ] ;;
  nft) [ -f "$FAKE/tables/$4" ] && { [ "$1" = list ] || rm "$FAKE/tables/$4"; } ;;
  ip) [ -f "$FAKE/links/$4" ] && { [ "$2" = show ] || rm "$FAKE/links/$4"; } ;;
  sysctl) cat "$FAKE/sysctl/$2" ;;
esac
