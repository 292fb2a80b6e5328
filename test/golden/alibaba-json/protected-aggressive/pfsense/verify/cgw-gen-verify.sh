# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.7 '
# good: a line with 198.51.100.7: the tunnels were planned for this address
route -n get 203.0.113.52
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.52:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.52 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.52['
# good: ESTABLISHED, IKEv1; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.52
# good: local 'shop@example.com' @ 198.51.100.7[500] or [4500]
# good: remote 'cloud.example.com' @ 203.0.113.52
# good: AES_CBC-128/HMAC_SHA1_96/, and at the end of the line /MODP_1024

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.52['
# good: 203.0.113.52: INSTALLED, TUNNEL, ESP:AES_CBC-128/HMAC_SHA1_96
# good: behind it /MODP_1024
# good: while there is traffic, the bytes of both in and out grow
# good: one INSTALLED child for each entry of phase 2, with local 10.25.0.0/24 and remote 172.19.0.0/16

# 4. routes: what leads into the tunnels
setkey -D -P | grep -A 1 -F '10.25.0.0/24[any] 172.19.0.0/16[any]'
# good: out ipsec
setkey -D -P | grep -A 1 -F '172.19.0.0/16[any] 10.25.0.0/24[any]'
# good: in ipsec

# 5. MTU: a full packet passes, and TCP stays below
pfctl -s rules | grep -F 'max-mss'
# good: scrub from any to <vpn_networks> max-mss 1398, or less
