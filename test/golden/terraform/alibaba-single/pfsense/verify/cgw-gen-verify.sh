# Checks of the VPN connections of this pfSense. Every command only reads. In its shell (SSH, option 8 of the console) run
# them one by one, or all of them with: sh cgw-gen-verify.sh

# 1. endpoint: the firewall has its addresses, and a way to the cloud's
ifconfig | grep -F 'inet 198.51.100.32 '
# good: a line with 198.51.100.32: the tunnels were planned for this address
route -n get 203.0.113.161
# good: interface: the device of wan, and no ipsec device
pfctl -s states | grep -F '203.0.113.161:'
# good: port 500 or 4500 on both sides, and MULTIPLE:MULTIPLE: 203.0.113.161 answers

# 2. IKE: one IKE SA for each tunnel
swanctl --list-sas | grep -B 2 -A 2 -F '@ 203.0.113.161['
# good: ESTABLISHED, IKEv2; the number behind con is the IKE ID that cgw-gen.php printed for 203.0.113.161
# good: local '198.51.100.32' @ 198.51.100.32[500] or [4500]
# good: remote '203.0.113.161' @ 203.0.113.161
# good: AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048

# 3. ESP: one child SA for each tunnel
swanctl --list-sas | grep -A 9 -F '@ 203.0.113.161['
# good: 203.0.113.161: INSTALLED, TUNNEL, ESP:AES_CBC-256/HMAC_SHA2_256_128
# good: behind it, after the first renewal in at most 77760 seconds, /MODP_2048
# good: while there is traffic, the bytes of both in and out grow
# good: local 10.32.0.0/16 and remote 172.16.32.0/24 172.16.33.0/24

# 4. routes: what leads into the tunnels
setkey -D -P | grep -A 1 -F '10.32.0.0/16[any] 172.16.32.0/24[any]'
# good: out ipsec
setkey -D -P | grep -A 1 -F '172.16.32.0/24[any] 10.32.0.0/16[any]'
# good: in ipsec
setkey -D -P | grep -A 1 -F '10.32.0.0/16[any] 172.16.33.0/24[any]'
# good: out ipsec
setkey -D -P | grep -A 1 -F '172.16.33.0/24[any] 10.32.0.0/16[any]'
# good: in ipsec

# 5. MTU: a full packet passes, and TCP stays below
pfctl -s rules | grep -F 'max-mss'
# good: scrub from any to <vpn_networks> max-mss 1398, or less
