# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.9 '
# good: a line with 198.51.100.9: the tunnels were planned for this address
route -n get 203.0.113.41
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.41:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.41 answers
route -n get 203.0.113.42
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.42:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.42 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.41['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.41
# good: local '198.51.100.9' @ 198.51.100.9[500] or [4500]
# good: remote '203.0.113.41' @ 203.0.113.41
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.42['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.42
# good: local '198.51.100.9' @ 198.51.100.9[500] or [4500]
# good: remote '203.0.113.42' @ 203.0.113.42
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.41['
# good: 203.0.113.41: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_2048
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.42['
# good: 203.0.113.42: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_2048
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.50.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_41
route -n get 169.254.50.5
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_42
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_41 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_42 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.50.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64600, local AS 4200000001, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.50.1 advertised-routes'
# good: these and no others: 10.22.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.50.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.50.5' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64600, local AS 4200000001, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.50.5 advertised-routes'
# good: these and no others: 10.22.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.50.5 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.50.2 169.254.50.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.41
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_41, inet with max-mss 1398
ping -c 3 -D -s 1410 -S 169.254.50.6 169.254.50.5
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.42
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_42, inet with max-mss 1398
