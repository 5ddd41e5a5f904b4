type PostbackParametersProps = { readonly currency: string };

export function PostbackParameters({ currency }: PostbackParametersProps) {
  return (
    <dl className="my-4 grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
      {parameters(currency).map(({ name, meaning }) => (
        <div key={name} className="flex gap-2">
          <dt className="w-20 shrink-0 font-mono text-xs leading-5">{name}</dt>
          <dd className="text-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function parameters(
  currency: string,
): readonly { readonly name: string; readonly meaning: string }[] {
  return [
    { name: "click_id", meaning: "Required. What {clickid} was in the destination." },
    { name: "txid", meaning: "Their order or lead number. The same one again counts once." },
    { name: "event", meaning: "The event type. Left out, the first one is meant." },
    { name: "amount", meaning: "The order's value, such as 25.00; needed for RevShare." },
    {
      name: "currency",
      meaning: `${currency}, or left out. Another one is converted by the rate of its day.`,
    },
    { name: "status", meaning: "Left out means approved; also pending, hold, rejected, refunded." },
  ];
}
