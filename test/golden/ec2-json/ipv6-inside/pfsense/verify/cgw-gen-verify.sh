# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 203.0.113.66 '
# good: a line with 203.0.113.66: the tunnels were planned for this address
route -n get 198.51.100.6
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '198.51.100.6:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 198.51.100.6 answers
route -n get 198.51.100.106
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '198.51.100.106:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 198.51.100.106 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 198.51.100.6['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 198.51.100.6
# good: local '203.0.113.66' @ 203.0.113.66[500] or [4500]
# good: remote '198.51.100.6' @ 198.51.100.6
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 198.51.100.106['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 198.51.100.106
# good: local '203.0.113.66' @ 203.0.113.66[500] or [4500]
# good: remote '198.51.100.106' @ 198.51.100.106
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 198.51.100.6['
# good: 198.51.100.6: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 198.51.100.106['
# good: 198.51.100.106: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get -inet6 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51
# good: interface: the ipsec device that cgw-gen.php printed for CGW_198_51_100_6
route -n get -inet6 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d
# good: interface: the ipsec device that cgw-gen.php printed for CGW_198_51_100_106
vtysh -c 'show ipv6 route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_198_51_100_6 or of the other tunnel
# good: B>* before the networks of the cloud, by the device of CGW_198_51_100_106 or of the other tunnel

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64606, local AS 65060, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv6 neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51 advertised-routes'
# good: these and no others: 2001:db8:a100::/48
vtysh -c 'show bgp ipv6 neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny ::/0; permit ::/0 and its parts; deny the rest
vtysh -c 'show bgp neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64606, local AS 65060, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv6 neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d advertised-routes'
# good: these and no others: 2001:db8:a100::/48
vtysh -c 'show bgp ipv6 neighbors fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny ::/0; permit ::/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -6 -c 3 -D -s 1398 -S fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e52 fd7c:41d2:90ab:cd00:3b2:9d10:77aa:4e51
# good: 3 packets received: 1446 bytes fit through the tunnel to 198.51.100.6
pfctl -s rules | grep -F 'max-mss 1386 '
# good: scrub on the ipsec device of CGW_198_51_100_6, inet6 with max-mss 1386
ping -6 -c 3 -D -s 1398 -S fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1e fd7c:41d2:90ab:cd00:3b2:9d10:77aa:9b1d
# good: 3 packets received: 1446 bytes fit through the tunnel to 198.51.100.106
pfctl -s rules | grep -F 'max-mss 1386 '
# good: scrub on the ipsec device of CGW_198_51_100_106, inet6 with max-mss 1386
