# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet6 2001:db8:60:1::10 '
# good: a line with 2001:db8:60:1::10: the tunnels were planned for this address
route -n get -inet6 2001:db8:aa5:100::a1
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '2001:db8:aa5:100::a1['
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 2001:db8:aa5:100::a1 answers
route -n get -inet6 2001:db8:aa5:200::b2
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '2001:db8:aa5:200::b2['
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 2001:db8:aa5:200::b2 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 2001:db8:aa5:100::a1['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 2001:db8:aa5:100::a1
# good: local '2001:db8:60:1::10' @ 2001:db8:60:1::10[500] or [4500]
# good: remote '2001:db8:aa5:100::a1' @ 2001:db8:aa5:100::a1
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 2001:db8:aa5:200::b2['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 2001:db8:aa5:200::b2
# good: local '2001:db8:60:1::10' @ 2001:db8:60:1::10[500] or [4500]
# good: remote '2001:db8:aa5:200::b2' @ 2001:db8:aa5:200::b2
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 2001:db8:aa5:100::a1['
# good: 2001:db8:aa5:100::a1: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 2001:db8:aa5:200::b2['
# good: 2001:db8:aa5:200::b2: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.86.213
# good: interface: the ipsec device that cgw-gen.php printed for CGW_010000000000000000A1
route -n get 169.254.186.113
# good: interface: the ipsec device that cgw-gen.php printed for CGW_020000000000000000B2
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_010000000000000000A1 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_020000000000000000B2 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.86.213' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64666, local AS 65066, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.86.213 advertised-routes'
# good: these and no others: 10.150.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.86.213 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.186.113' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64666, local AS 65066, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.186.113 advertised-routes'
# good: these and no others: 10.150.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.186.113 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1398 -S 169.254.86.214 169.254.86.213
# good: 3 packets received: 1426 bytes fit through the tunnel to 2001:db8:aa5:100::a1
pfctl -s rules | grep -F 'max-mss 1386 '
# good: scrub on the ipsec device of CGW_010000000000000000A1, inet with max-mss 1386
ping -c 3 -D -s 1398 -S 169.254.186.114 169.254.186.113
# good: 3 packets received: 1426 bytes fit through the tunnel to 2001:db8:aa5:200::b2
pfctl -s rules | grep -F 'max-mss 1386 '
# good: scrub on the ipsec device of CGW_020000000000000000B2, inet with max-mss 1386
