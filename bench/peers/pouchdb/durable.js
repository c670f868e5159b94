// pouchdb-server as it comes, but each write is on the disk before it is answered, as it is with us.
"use strict";
const leveldown = require("leveldown");

for (const name of ["_put", "_del", "_batch"]) {
  const write = leveldown.prototype[name];
  leveldown.prototype[name] = function (...given) {
    const answer = given.pop();
    const options = given.pop();
    return write.call(this, ...given, { ...options, sync: true }, answer);
  };
}
require("pouchdb-server/bin/pouchdb-server");
