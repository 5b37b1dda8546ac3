/** Of the ports from the first on, who has which. */
export function portsFrom(first) {
  return {
    broker: first,
    /** The broker's listener for gateways. */
    inside: first + 1,
    store: first + 2,
    alertmanager: first + 3,
    gateways: [first + 4, first + 5],
    cabinets: [first + 6, first + 7, first + 8],
    /** Where the alert manager sends what it has to say; nobody listens there unless you do. */
    receiver: first + 9,
    /** The rules of a store that does not evaluate them itself. */
    rules: first + 10,
  };
}
