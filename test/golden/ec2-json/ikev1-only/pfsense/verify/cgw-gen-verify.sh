# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 192.0.2.201 '
# good: a line with 192.0.2.201: the tunnels were planned for this address
route -n get 203.0.113.111
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.111:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.111 answers
route -n get 203.0.113.221
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.221:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.221 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.111['
# good: ESTABLISHED, IKEv1; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.111
# good: local '192.0.2.201' @ 192.0.2.201[500] or [4500]
# good: remote '203.0.113.111' @ 203.0.113.111
# good: AES_CBC-256/HMAC_SHA2_512_256/, and at the end of the line /ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.221['
# good: ESTABLISHED, IKEv1; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.221
# good: local '192.0.2.201' @ 192.0.2.201[500] or [4500]
# good: remote '203.0.113.221' @ 203.0.113.221
# good: AES_CBC-256/HMAC_SHA2_512_256/, and at the end of the line /ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.111['
# good: 203.0.113.111: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.221['
# good: 203.0.113.221: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it /ECP_521
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.11.105
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_111
route -n get 169.254.211.45
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_221
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_111 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_221 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.11.105' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64811, local AS 65111, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.11.105 advertised-routes'
# good: these and no others: 10.70.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.11.105 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.211.45' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64811, local AS 65111, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.211.45 advertised-routes'
# good: these and no others: 10.70.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.211.45 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1418 -S 169.254.11.106 169.254.11.105
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.111
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_111, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.211.46 169.254.211.45
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.221
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_221, inet with max-mss 1406
