/** What there is around a flow, as far as somebody knows: what it names is looked up here. A part that is left out is not asked about. */
export interface Known {
  /** The ids of all segments. */
  segments?: ReadonlySet<string>
  /** The ids of all flows. */
  flows?: ReadonlySet<string>
  /** The sender in Settings, as `hello@example.com` or `Shop <hello@example.com>`. */
  mailFrom?: string
}
