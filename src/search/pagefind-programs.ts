/** SHA-256 of `pagefind.js`, as pagefind of our version writes it. */
const script = '02746cc529f88f853275720dcb1c2b6a18b0c7a92b73fae82ca2738e64500bcd'

/** SHA-256 of the WebAssembly for each language that pagefind has a stemmer for, whatever its region; `unknown` is for all others. */
const stemmers: ReadonlyMap<string, string> = new Map([
  ['ar', 'a308eadf19cf10bba5572153351552811b5a9d96dc93bc7c048e77e0a836fe02'],
  ['ca', '421a1745ad4d88d64c8ad1ba3a11efc909cd5956e7e19ab238f61a6d187a78c7'],
  ['da', '77e59d1b568b5ce2de03f7f63c6aee9c2f272453e173b35b7197120883482405'],
  ['de', 'decaa82f6248015d901de541244a7cb9e07db0e28a16f57bc00595b9b21172eb'],
  ['el', '741acc6e9a7c29331a9b7495bf14edcfa16f0f26d7eabc94e7b50203cf010d50'],
  ['en', 'ccf429efc12b42cf2131ebe40fab328559bf0091f06c8f8b8b06a117edf4fcaa'],
  ['eo', '3b04c79c4ab4f12d2f4ab40cc556fd4d34d04121c139107f91e1116ab36cea6f'],
  ['es', '016947348776b0a30b8eaf8f1ec48e83391344e6a756ce03f7ce55c0d2775dbc'],
  ['et', 'c256947a1dad243833fee87e75918ecfd21939776ab97da12f34be4923a73df1'],
  ['eu', 'b1a1c5e8182643e2438a4e6e303991e4ad7483a32dcf3807c6a630e68e603c6b'],
  ['fi', '07462b99265aca33c621998705be6ff170ea49201a174de53bb430e124fd2ab1'],
  ['fr', '15237dbe06c4c076119510098dc36454833e2197a7cc35680416e597d85726cc'],
  ['ga', '5b5c169c806e73b291e098967ab8f00ee245d5d0c2a170403bb5d551dcaea7e9'],
  ['hi', 'b14bcc66148caff99c774cda508f9a13551ba1030103b0f6845b76753c8557bf'],
  ['hu', 'e86113f73d90c258771b40f571d2b61c38cf0d027763c3428fd8839a02be154b'],
  ['hy', '945c6b3987032ccc4b27dc8c249d7ae828ad6aab85ce6014cbdf2e3c5f2adc3d'],
  ['id', 'c6939e284241f5939d865a0f3e82fe5fdd4727c3c6441bfba18f037bbc74549d'],
  ['it', '1112eef6f81cdd6cb9bfa1b783feaf8ee0093defe99f843d5e4ba8544da62e1e'],
  ['lt', '7886a3723967289620202d05f377a3687c57862f783b96c9ddddc8c9e96cf1df'],
  ['nb', '55621cc7d77416d25b7a0b665abdd47ade85fd859e7e73daf21d32af61d969a5'],
  ['ne', 'c61b653c352e88b5414dc04d046090b03864b22db9d52e1fb154e83c9689c9a2'],
  ['nl', 'cdcca8d0c47405c021cf5aaed48a0cb4279526864093d88ab7ef0ef377941297'],
  ['nn', 'a292fdb714384836469a3a9542ea49c742d08f2165ea1c8ecc441bbfc72b209c'],
  ['no', '5061e129cbea58fc940ec408d2a036977c9683bb697b23d9c8d8946885c97cd8'],
  ['pl', '6155a5d851fcacc0da7a3912ac38572a9984875b9a45f09969c175bcd4cd9ade'],
  ['pt', '6107f8c0689ed432bb34b357079c3dad17a501d308548439b81fa6398ee51af7'],
  ['ro', '5b9ca6e5eb597eb83cd32f28353dcb50d0922eadec8ce5ccda32084af985a20c'],
  ['ru', 'ceecce9df7a5ee258189ffe0529b218223d70c4b62ed4a3d8cc7f5e3c6719aad'],
  ['sr', 'd312f55185d822ac048d0f2e288ad25e52f0b59ad0d48f701faf0c2b5a026f54'],
  ['sv', '37588f315e79178538007915f005be15cb3f70d9b1c913f6be4ed47b4d5dfee5'],
  ['ta', '33585709a18a0974d4108e464593d484c4502f7229f9d7897d3d8d100c11a89d'],
  ['tr', '01acfc22feb4ebda212a3e3b2b2333eb7a4d652cc7799a6d5be8dc77afcefd02'],
  ['unknown', '7add525659192e7baf940ef743cc052098e5fc45c94462179a59376d5d1bdc74'],
  ['yi', '9f1fa6429a3707da2e9f44167bf642d6224c5d0f7813b9953177d3d58fefa42b'],
])

/**
 * Whether a file of an index (its path below the archive, and its SHA-256 in lower-case hexadecimal) is data, or a program
 * that pagefind writes. An index comes from a cache, and that from anywhere; what browsers run of it is known to the
 * letter, because pagefind writes the same programs for all pages.
 */
export function isDataOrKnownProgram(path: string, sha256: string): boolean {
  if (path === 'pagefind/pagefind.js') return sha256 === script
  if (!path.startsWith('pagefind/wasm.')) return true
  const [, lang = ''] = /^pagefind\/wasm\.([^.-]+)/.exec(path) ?? []
  return sha256 === stemmers.get(lang)
}
