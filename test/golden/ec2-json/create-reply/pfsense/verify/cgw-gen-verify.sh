# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 203.0.113.71 '
# good: a line with 203.0.113.71: the tunnels were planned for this address
route -n get 192.0.2.71
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '192.0.2.71:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 192.0.2.71 answers
route -n get 192.0.2.171
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '192.0.2.171:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 192.0.2.171 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 192.0.2.71['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 192.0.2.71
# good: local '203.0.113.71' @ 203.0.113.71[500] or [4500]
# good: remote '192.0.2.71' @ 192.0.2.71
# good: AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024
swanctl --list-sas | grep -B 2 -A 2 -F '@ 192.0.2.171['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 192.0.2.171
# good: local '203.0.113.71' @ 203.0.113.71[500] or [4500]
# good: remote '192.0.2.171' @ 192.0.2.171
# good: AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 192.0.2.71['
# good: 192.0.2.71: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_1024
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 192.0.2.171['
# good: 192.0.2.171: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_1024
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.131.241
# good: interface: the ipsec device that cgw-gen.php printed for CGW_192_0_2_71
route -n get 169.254.231.41
# good: interface: the ipsec device that cgw-gen.php printed for CGW_192_0_2_171
route -n get -net 172.16.0.0/16
# good: gateway: 169.254.131.241
pfctl -s rules | grep -F 'cgw-gen vpn-0c4ea7e0c4ea7e0c4 out '
# good: one rule with route-to for each network, by the ipsec device of the tunnel that is up
pfSsh.php playback gatewaystatus brief
# good: CGW_192_0_2_71_VTIV4 online
# good: CGW_192_0_2_171_VTIV4 online

# 5. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.131.242 169.254.131.241
# good: 3 packets received: 1438 bytes fit through the tunnel to 192.0.2.71
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_192_0_2_71, inet with max-mss 1398
ping -c 3 -D -s 1410 -S 169.254.231.42 169.254.231.41
# good: 3 packets received: 1438 bytes fit through the tunnel to 192.0.2.171
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_192_0_2_171, inet with max-mss 1398
