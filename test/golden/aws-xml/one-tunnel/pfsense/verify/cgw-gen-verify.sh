# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 203.0.113.90 '
# good: a line with 203.0.113.90: the tunnels were planned for this address
route -n get 192.0.2.146
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '192.0.2.146:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 192.0.2.146 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 192.0.2.146['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 192.0.2.146
# good: local '203.0.113.90' @ 203.0.113.90[500] or [4500]
# good: remote '192.0.2.146' @ 192.0.2.146
# good: AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 192.0.2.146['
# good: 192.0.2.146: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_1024
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.77.49
# good: interface: the ipsec device that cgw-gen.php printed for CGW_192_0_2_146
vtysh -c 'show ip route bgp'
# good: B>* before the networks of the cloud, by the device of CGW_192_0_2_146

# 5. BGP: the sessions, and what they carry
vtysh -c 'show bgp neighbors 169.254.77.49' | grep -i -E 'remote AS|BGP state|hold time is'
# good: remote AS 64701, local AS 65105, BGP state = Established
# good: hold time is 30 seconds, or what the cloud asks for where it is less
vtysh -c 'show bgp ipv4 neighbors 169.254.77.49 advertised-routes'
# good: these and no others: 10.30.0.0/16
vtysh -c 'show bgp ipv4 neighbors 169.254.77.49 routes'
# good: the networks of the cloud; its filter goes by the first of these that fits: deny 0.0.0.0/0; permit 0.0.0.0/0 and its parts; deny the rest

# 6. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.77.50 169.254.77.49
# good: 3 packets received: 1438 bytes fit through the tunnel to 192.0.2.146
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_192_0_2_146, inet with max-mss 1398
