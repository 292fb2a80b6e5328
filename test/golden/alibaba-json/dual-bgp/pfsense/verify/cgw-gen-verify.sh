# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.8 '
# good: a line with 198.51.100.8: the tunnels were planned for this address
route -n get 203.0.113.21
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.21:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.21 answers
route -n get 203.0.113.22
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.22:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.22 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.21['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.21
# good: local '198.51.100.8' @ 198.51.100.8[500] or [4500]
# good: remote '203.0.113.21' @ 203.0.113.21
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.22['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.22
# good: local '198.51.100.8' @ 198.51.100.8[500] or [4500]
# good: remote '203.0.113.22' @ 203.0.113.22
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.21['
# good: 203.0.113.21: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_2048
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.22['
# good: 203.0.113.22: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_2048
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.30.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_21
route -n get 169.254.31.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_22
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_203_0_113_21
# good: nothing by the device of CGW_203_0_113_22 as long as the other tunnel is up

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.30.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 65530, local AS 65021, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.30.1 advertised-routes'
# good: these and no others: 10.21.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.30.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.31.1' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 65530, local AS 65021, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.31.1 advertised-routes'
# good: these and no others: 10.21.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.31.1 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.30.2 169.254.30.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.21
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_21, inet with max-mss 1398
ping -c 3 -D -s 1410 -S 169.254.31.2 169.254.31.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.22
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_22, inet with max-mss 1398
