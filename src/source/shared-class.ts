/**
 * Makes copies of a class one class to `instanceof`: each format of the build, ESM and CommonJS, has its own copy, and
 * an error thrown by one must be known to whoever imported the other. A subclass is told apart as usual.
 * @param name registered, the same in every copy and kept by minifiers
 */
export function shareClass(copy: abstract new (...args: never[]) => object, name: string): void {
  const brand = Symbol.for(`thutuc.${name}`);
  const ordinary = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(copy.prototype, brand, { value: true });
  Object.defineProperty(copy, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      if (this !== copy) return ordinary.call(this as never, value);
      return typeof value === 'object' && value !== null && Reflect.get(value, brand) === true;
    },
  });
}
