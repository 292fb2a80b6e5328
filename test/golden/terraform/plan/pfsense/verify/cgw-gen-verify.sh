# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.21 '
# good: a line with 198.51.100.21: the tunnels were planned for this address
route -n get 203.0.113.101
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.101:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.101 answers
route -n get 203.0.113.102
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.102:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.102 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.101['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.101
# good: local '198.51.100.21' @ 198.51.100.21[500] or [4500]
# good: remote '203.0.113.101' @ 203.0.113.101
# good: AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.102['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.102
# good: local '198.51.100.21' @ 198.51.100.21[500] or [4500]
# good: remote '203.0.113.102' @ 203.0.113.102
# good: AES_GCM_16-256/PRF_HMAC_SHA2_384/ECP_384

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.101['
# good: 203.0.113.101: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 1620 seconds, /ECP_384
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.102['
# good: 203.0.113.102: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 1620 seconds, /ECP_384
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.101.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_101
route -n get 169.254.102.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_102
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_101 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_102 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.101.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64512, local AS 65021, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.101.1 advertised-routes'
# good: these and no others: 10.21.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.101.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.102.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64512, local AS 65021, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.102.1 advertised-routes'
# good: these and no others: 10.21.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.102.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1418 -S 169.254.101.2 169.254.101.1
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.101
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_101, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.102.2 169.254.102.1
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.102
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_102, inet with max-mss 1406
