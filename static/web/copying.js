/** Copies what stands in a field, and leaves it marked; answers whether that worked. */
export async function copyFrom(field) {
  field.select();
  // The clipboard's own interface exists on HTTPS only; the old way works in a plain network too.
  const oldWay = () => document.execCommand("copy");
  return navigator.clipboard ? navigator.clipboard.writeText(field.value).then(() => true, oldWay) : oldWay();
}
