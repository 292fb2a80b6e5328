# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.25 '
# good: a line with 198.51.100.25: the tunnels were planned for this address
route -n get 203.0.113.141
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.141:'
# good: port 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.141 answers
route -n get 203.0.113.142
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.142:'
# good: port 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.142 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.141['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.141
# good: local '198.51.100.25' @ 198.51.100.25[4500]
# good: remote '203.0.113.141' @ 203.0.113.141
# good: AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.142['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.142
# good: local '198.51.100.25' @ 198.51.100.25[4500]
# good: remote '203.0.113.142' @ 203.0.113.142
# good: AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.141['
# good: 203.0.113.141: INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 1620 seconds, /ECP_384
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.142['
# good: 203.0.113.142: INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 1620 seconds, /ECP_384
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.141.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_141
route -n get 169.254.142.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_142
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_141 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_142 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.141.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64544, local AS 4200000025, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.141.1 advertised-routes'
# good: these and no others: 10.25.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.141.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.142.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64544, local AS 4200000025, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.142.1 advertised-routes'
# good: these and no others: 10.25.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.142.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.141.2 169.254.141.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.141
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_141, inet with max-mss 1398
ping -c 3 -D -s 1410 -S 169.254.142.2 169.254.142.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.142
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_142, inet with max-mss 1398
