package io.oauthedge.dataplane.verify;

import io.oauthedge.dataplane.keys.KeySet;
import io.oauthedge.dataplane.token.IssuerRules;

/** An issuer's rules and keys, bound together: no other keys can vouch for its tokens. */
record Issuer(IssuerRules rules, KeySet keySet) {}
