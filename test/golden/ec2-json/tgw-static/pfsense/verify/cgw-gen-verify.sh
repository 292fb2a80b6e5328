# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.150 '
# good: a line with 198.51.100.150: the tunnels were planned for this address
route -n get 203.0.113.61
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.61:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.61 answers
route -n get 203.0.113.189
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.189:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.189 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.61['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.61
# good: local '198.51.100.150' @ 198.51.100.150[500] or [4500]
# good: remote '203.0.113.61' @ 203.0.113.61
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.189['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.189
# good: local '198.51.100.150' @ 198.51.100.150[500] or [4500]
# good: remote '203.0.113.189' @ 203.0.113.189
# good: AES_GCM_16-256/PRF_HMAC_SHA2_512/ECP_521

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.61['
# good: 203.0.113.61: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.189['
# good: 203.0.113.189: INSTALLED, TUNNEL, ESP:AES_GCM_16-256
# good: behind it, after the first renewal in at most 3240 seconds, /ECP_521
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.140.17
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_61
route -n get 169.254.66.101
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_189
route -n get -net 10.0.0.0/14
# good: gateway: 169.254.140.17
route -n get -net 172.20.0.0/16
# good: gateway: 169.254.140.17
pfctl -s rules | grep -F 'cgw-gen vpn-0718293a4b5c6d7e8 out '
# good: one rule with route-to for each network, by the ipsec device of the tunnel that is up
pfSsh.php playback gatewaystatus brief
# good: CGW_203_0_113_61_VTIV4 online
# good: CGW_203_0_113_189_VTIV4 online

# 5. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1418 -S 169.254.140.18 169.254.140.17
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.61
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_61, inet with max-mss 1406
ping -c 3 -D -s 1418 -S 169.254.66.102 169.254.66.101
# good: 3 packets received: 1446 bytes fit through the tunnel to 203.0.113.189
pfctl -s rules | grep -F 'max-mss 1406 '
# good: scrub on the ipsec device of CGW_203_0_113_189, inet with max-mss 1406
