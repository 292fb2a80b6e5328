# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 203.0.113.5 '
# good: a line with 203.0.113.5: the tunnels were planned for this address
route -n get 192.0.2.11
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '192.0.2.11:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 192.0.2.11 answers
route -n get 192.0.2.140
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '192.0.2.140:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 192.0.2.140 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 192.0.2.11['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 192.0.2.11
# good: local '203.0.113.5' @ 203.0.113.5[500] or [4500]
# good: remote '192.0.2.11' @ 192.0.2.11
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 192.0.2.140['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 192.0.2.140
# good: local '203.0.113.5' @ 203.0.113.5[500] or [4500]
# good: remote '192.0.2.140' @ 192.0.2.140
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 192.0.2.11['
# good: 192.0.2.11: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 192.0.2.140['
# good: 192.0.2.140: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.101.5
# good: interface: the ipsec device that cgw-gen.php printed for CGW_192_0_2_11
route -n get 169.254.33.253
# good: interface: the ipsec device that cgw-gen.php printed for CGW_192_0_2_140
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_192_0_2_11 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_192_0_2_140 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.101.5' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64512, local AS 65020, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.101.5 advertised-routes'
# good: these and no others: 10.50.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.101.5 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.33.253' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64512, local AS 65020, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.33.253 advertised-routes'
# good: these and no others: 10.50.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.33.253 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1418 -S 169.254.101.6 169.254.101.5
# good: 3 packets received: 1446 bytes fit through the tunnel to 192.0.2.11
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_192_0_2_11, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.33.254 169.254.33.253
# good: 3 packets received: 1446 bytes fit through the tunnel to 192.0.2.140
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_192_0_2_140, inet with max-mss 1406
