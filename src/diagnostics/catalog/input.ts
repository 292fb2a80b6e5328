/** Files, carriers and syntax. */
export const inputRows = {
  INPUT_UNREADABLE: {
    severity: 'error',
    message: 'can not read: {reason}',
    hint: 'name a file that is there, or - for standard input',
  },
  INPUT_EMPTY: {
    severity: 'error',
    message: 'there is nothing in this input',
    hint: 'check that the command that wrote it worked: its error goes to another stream',
  },
  INPUT_TOO_LARGE: {
    severity: 'error',
    message: 'the input has {size}, more than the limit of {limit}',
    hint: 'fetch fewer connections at a time',
  },
  INPUT_TOO_DEEP: {
    severity: 'error',
    message: 'the document nests deeper than {limit} levels, which no document of a cloud does',
    hint: 'fetch the document again from the cloud',
  },
  INPUT_TOO_MANY: {
    severity: 'error',
    message: 'the document has more than {limit} values, elements or attributes',
    hint: 'fetch fewer connections at a time',
  },
  INPUT_TOO_LONG: {
    severity: 'error',
    message: 'there is a text or a tag of more than {limit} characters, which no document of a cloud has',
    hint: 'fetch the document again from the cloud',
  },
  INPUT_ENCODING: {
    severity: 'error',
    message: 'the text is not {encoding}: byte {offset} (counted from 0) can not be read',
    hint: 'save the document as UTF-8, or fetch it again',
  },
  INPUT_BINARY: {
    severity: 'error',
    message: 'this is no text: there is a zero byte at offset {offset}',
    hint: 'unpack it, or save it as UTF-8; UTF-16 is read when it starts with a byte order mark',
  },
  INPUT_UNKNOWN: {
    severity: 'error',
    message: 'this is no document that cgw-gen reads',
    hint: 'cgw-gen formats lists what is read, such as the output of aws ec2 describe-vpn-connections',
  },
  INPUT_NOT_SUPPORTED: {
    severity: 'error',
    message: 'this is {what}, which is not supported yet',
    hint: '{way}',
  },
  INPUT_VENDOR_SAMPLE: {
    severity: 'error',
    message:
      'this is the sample configuration of AWS for {vendor}: a text for people, which shows only defaults',
    hint: 'feed the XML or the JSON instead: aws ec2 describe-vpn-connections --vpn-connection-ids ID',
  },
  INPUT_CLI_OUTPUT: {
    severity: 'error',
    message: 'this was written with --output {output}',
    hint: 'run the aws command again with --output json',
  },
  INPUT_AWS_ERROR: {
    severity: 'error',
    message: 'this is no connection but an error of AWS: {error}',
    hint: 'correct the credentials, the region or the command, and fetch the document again',
  },
  INPUT_HTML: {
    severity: 'error',
    message: 'this is a web page, such as a login or error page',
    hint: "feed what the cloud's own command line tool prints, not what a browser or proxy saved",
  },
  INPUT_FRAMED: {
    severity: 'error',
    message: 'a terminal drew a frame around this text, which cuts long values',
    hint: 'write the document to a file with > instead of copying it from the screen',
  },
  INPUT_COMMENTS: {
    severity: 'error',
    message: 'there are comments with # or // in or before the {what}',
    hint: 'remove these lines: {what} has no such comments',
  },
  INPUT_DOUBLE_ESCAPED: {
    severity: 'error',
    message: 'the text is escaped twice: it holds \\n, \\", <\\/, \\u003c or &lt; in place of the characters',
    hint: 'feed the JSON itself, or extract the XML with --query and --output text instead of copying it',
  },
  INPUT_TRUNCATED: {
    severity: 'error',
    message: 'the {what} ends here before it is complete',
    hint: 'fetch the document again and write it to a file: a terminal or a ticket cut it',
  },
  INNER_NOT_XML: {
    severity: 'error',
    message: 'this string is no CustomerGatewayConfiguration: it must hold a vpn_connection element',
    hint: 'fetch the document again: aws ec2 describe-vpn-connections --vpn-connection-ids ID',
  },
  VALUE_MASKED: {
    severity: 'error',
    message: '{name} was masked: somebody or something took the value out',
    hint: 'feed the document as the cloud gives it; our own model JSON has keys only with inspect --secrets inline',
  },
  XML_DOCTYPE: {
    severity: 'error',
    message:
      'a DOCTYPE or an entity declaration is not accepted: no cloud writes one, and it can hide anything',
    hint: 'fetch the document again from the cloud',
  },
  XML_ENTITY: {
    severity: 'error',
    message: 'an entity other than &lt; &gt; &amp; &quot; &apos; or a character number is not accepted',
    hint: 'fetch the document again from the cloud',
  },
  XML_SYNTAX: {
    severity: 'error',
    message: 'the XML is not well-formed: {problem}',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  XML_SEVERAL_ROOTS: {
    severity: 'error',
    message: 'a second document starts here',
    hint: 'give each document as a file of its own',
  },
  XML_STRAY_TEXT: {
    severity: 'error',
    message: 'there is text between the elements, which no document of a cloud has',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  XML_REPEATED: {
    severity: 'error',
    message: 'there is more than one {name} here',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  JSON_SYNTAX: {
    severity: 'error',
    message: 'this is not valid JSON from here on',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  JSON_KEY_REPEATED: {
    severity: 'error',
    message: 'this key is there twice',
    hint: 'fetch the document again, and do not edit it by hand',
  },
  TYPE_WRONG: {
    severity: 'error',
    message: '{name} must be {expected}, not {found}',
    hint: 'fetch the document again as the JSON of the cloud: other programs change the types',
  },
  MORE_PROBLEMS: {
    severity: 'info',
    message: 'there are {count} more of severity {severity}, which are not shown',
    hint: 'correct those that are shown first',
  },
} as const;
