# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.7 '
# good: a line with 198.51.100.7: the tunnels were planned for this address
route -n get 203.0.113.61
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.61:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.61 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.61['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.61
# good: local '198.51.100.7' @ 198.51.100.7[500] or [4500]
# good: remote '203.0.113.61' @ 203.0.113.61
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.61['
# good: 203.0.113.61: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 3240 seconds, /MODP_2048
# good: while there is traffic, the bytes of both in and out grow

# 4. routes: what leads into the tunnels
route -n get 169.254.42.1
# good: interface: the ipsec device that cgw-gen.php printed for CGW_203_0_113_61
route -n get -net 172.20.0.0/16
# good: gateway: 169.254.42.1

# 5. MTU: a full packet passes, and TCP stays below
route -n get 169.254.42.1
# good: mtu 1438; the cloud answers at no inside address that a ping could go to
pfctl -s rules | grep -F 'max-mss 1398 '
# good: scrub on the ipsec device of CGW_203_0_113_61, inet with max-mss 1398
