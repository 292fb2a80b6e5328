# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.34 '
# good: a line with 198.51.100.34: the tunnels were planned for this address
route -n get 203.0.113.201
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.201:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.201 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.201['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.201
# good: local '198.51.100.34' @ 198.51.100.34[500] or [4500]
# good: remote '203.0.113.201' @ 203.0.113.201
# good: AES_CBC-128/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.201['
# good: 203.0.113.201: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_1024
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.201.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_201
route -n get -net 172.34.0.0/16
# good: gateway: 169.254.201.1
pfSsh.php playback gatewaystatus brief
# good: CGW_203_0_113_201_VTIV4 online

# 5. MTU: a full packet passes, and TCP stays below
ping -c 3 -D -s 1410 -S 169.254.201.2 169.254.201.1
# good: 3 packets received: 1438 bytes fit through the tunnel to 203.0.113.201
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_201, inet with max-mss 1398
