# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.23 '
# good: a line with 198.51.100.23: the tunnels were planned for this address
route -n get 203.0.113.121
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.121:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.121 answers
route -n get 203.0.113.122
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.122:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.122 answers
route -n get 203.0.113.131
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.131:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.131 answers
route -n get 203.0.113.132
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.132:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.132 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.121['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.121
# good: local '198.51.100.23' @ 198.51.100.23[500] or [4500]
# good: remote '203.0.113.121' @ 203.0.113.121
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.122['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.122
# good: local '198.51.100.23' @ 198.51.100.23[500] or [4500]
# good: remote '203.0.113.122' @ 203.0.113.122
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.131['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.131
# good: local '198.51.100.23' @ 198.51.100.23[500] or [4500]
# good: remote '203.0.113.131' @ 203.0.113.131
# good: AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.132['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.132
# good: local '198.51.100.23' @ 198.51.100.23[500] or [4500]
# good: remote '203.0.113.132' @ 203.0.113.132
# good: AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.121['
# good: 203.0.113.121: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.122['
# good: 203.0.113.122: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.131['
# good: 203.0.113.131: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_1024
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.132['
# good: 203.0.113.132: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_1024
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.121.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_121
route -n get 169.254.122.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_122
route -n get -net 172.23.0.0/16
# good: gateway: 169.254.121.1
pfctl -s rules | grep -F 'cgw-gen vpn-0c1a2b3d4e5f60733 out '
# good: one rule with route-to for each network, by the ipsec device of the tunnel that is up
pfSsh.php playback gatewaystatus brief
# good: CGW_203_0_113_121_VTIV4 online
# good: CGW_203_0_113_122_VTIV4 online
route -n get 169.254.131.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_131
route -n get 169.254.132.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_132
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_131 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_132 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.131.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64512, local AS 65024, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.131.1 advertised-routes'
# good: these and no others: 10.24.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.131.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 172.23.0.0/16 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.132.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64512, local AS 65024, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.132.1 advertised-routes'
# good: these and no others: 10.24.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.132.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 172.23.0.0/16 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1418 -S 169.254.121.2 169.254.121.1
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.121
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_121, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.122.2 169.254.122.1
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.122
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_122, inet with max-mss 1406
ping -c 3 -D -s 1410 -S 169.254.131.2 169.254.131.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.131
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_131, inet with max-mss 1398
ping -c 3 -D -s 1410 -S 169.254.132.2 169.254.132.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.132
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_132, inet with max-mss 1398
