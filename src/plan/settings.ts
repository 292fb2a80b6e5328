/** Where each cloud's users change what a phase allows. */
export const SETTINGS = {
  aws: {
    ike: {
      encryption: 'Phase1EncryptionAlgorithms',
      integrity: 'Phase1IntegrityAlgorithms',
      dhGroup: 'Phase1DHGroupNumbers',
    },
    esp: {
      encryption: 'Phase2EncryptionAlgorithms',
      integrity: 'Phase2IntegrityAlgorithms',
      dhGroup: 'Phase2DHGroupNumbers',
    },
    ikeVersion: 'IKEVersions',
  },
  alibaba: {
    ike: { encryption: 'IkeEncAlg', integrity: 'IkeAuthAlg', dhGroup: 'IkePfs' },
    esp: { encryption: 'IpsecEncAlg', integrity: 'IpsecAuthAlg', dhGroup: 'IpsecPfs' },
    ikeVersion: 'IkeVersion',
  },
} as const;
