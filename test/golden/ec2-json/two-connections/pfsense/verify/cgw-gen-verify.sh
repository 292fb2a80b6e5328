# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.62 '
# good: a line with 198.51.100.62: the tunnels were planned for this address
route -n get 203.0.113.2
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.2:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.2 answers
route -n get 203.0.113.3
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.3:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.3 answers
route -n get 203.0.113.4
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.4:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.4 answers
route -n get 203.0.113.6
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.6:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.6 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.2['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.2
# good: local '198.51.100.62' @ 198.51.100.62[500] or [4500]
# good: remote '203.0.113.2' @ 203.0.113.2
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.3['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.3
# good: local '198.51.100.62' @ 198.51.100.62[500] or [4500]
# good: remote '203.0.113.3' @ 203.0.113.3
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.4['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.4
# good: local '198.51.100.62' @ 198.51.100.62[500] or [4500]
# good: remote '203.0.113.4' @ 203.0.113.4
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.6['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.6
# good: local '198.51.100.62' @ 198.51.100.62[500] or [4500]
# good: remote '203.0.113.6' @ 203.0.113.6
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.2['
# good: 203.0.113.2: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.3['
# good: 203.0.113.3: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.4['
# good: 203.0.113.4: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.6['
# good: 203.0.113.6: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.52.5
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_2
route -n get 169.254.52.9
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_3
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_2 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_3 or of the other tunnel
route -n get 169.254.53.17
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_4
route -n get 169.254.53.21
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_6
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_4 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_6 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.52.5' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64562, local AS 65062, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.52.5 advertised-routes'
# good: these and no others: 10.120.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.52.5 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.52.9' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64562, local AS 65062, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.52.9 advertised-routes'
# good: these and no others: 10.120.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.52.9 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.53.17' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64563, local AS 65062, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.53.17 advertised-routes'
# good: these and no others: 10.120.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.53.17 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.53.21' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64563, local AS 65062, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.53.21 advertised-routes'
# good: these and no others: 10.120.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.53.21 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1418 -S 169.254.52.6 169.254.52.5
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.2
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_2, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.52.10 169.254.52.9
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.3
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_3, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.53.18 169.254.53.17
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.4
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_4, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.53.22 169.254.53.21
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.6
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_6, inet with max-mss 1406
