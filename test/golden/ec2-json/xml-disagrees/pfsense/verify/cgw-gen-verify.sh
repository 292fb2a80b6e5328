# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 192.0.2.99 '
# good: a line with 192.0.2.99: the tunnels were planned for this address
route -n get 198.51.100.43
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '198.51.100.43:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 198.51.100.43 answers
route -n get 198.51.100.143
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '198.51.100.143:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 198.51.100.143 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 198.51.100.43['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 198.51.100.43
# good: local '192.0.2.99' @ 192.0.2.99[500] or [4500]
# good: remote '198.51.100.43' @ 198.51.100.43
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
swanctl --list-sas | grep -B 2 -A 2 -F '@ 198.51.100.143['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 198.51.100.143
# good: local '192.0.2.99' @ 192.0.2.99[500] or [4500]
# good: remote '198.51.100.143' @ 198.51.100.143
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 198.51.100.43['
# good: 198.51.100.43: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 2430 seconds, /MODP_4096
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 198.51.100.143['
# good: 198.51.100.143: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_4096
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.71.73
# good: interface: the ipsec device that cgw-gen.php printed for CGW_198_51_100_43
route -n get 169.254.171.173
# good: interface: the ipsec device that cgw-gen.php printed for CGW_198_51_100_143
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_198_51_100_43 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_198_51_100_143 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.71.73' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64643, local AS 65143, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.71.73 advertised-routes'
# good: these and no others: 10.130.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.71.73 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors 169.254.171.173' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64643, local AS 65143, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.171.173 advertised-routes'
# good: these and no others: 10.130.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.171.173 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.71.74 169.254.71.73
# good: 3 packets received: 1438 bytes fit through the tunnel to 198.51.100.43
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_198_51_100_43, inet with max-mss 1398
ping -c 3 -D -s 1418 -S 169.254.171.174 169.254.171.173
# good: 3 packets received: 1446 bytes fit through the tunnel to 198.51.100.143
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_198_51_100_143, inet with max-mss 1398
