import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A page that few people open: it is loaded when somebody does. */
export function lazyPage<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  return function LazyPage(props: Props) {
    const [loaded, setLoaded] = useState<{ readonly Page: FunctionComponent<Props> } | undefined>(undefined);
    useEffect(() => {
      void load().then((Page) => setLoaded({ Page }));
    }, []);
    return loaded && <loaded.Page {...props} />;
  };
}
