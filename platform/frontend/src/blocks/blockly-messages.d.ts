/** The sentences of Blockly in a language, as JSON: the build makes them of `blockly/msg`, for only one is ever read. */
declare module "blockly-messages/*" {
  const json: string;
  export default json;
}
