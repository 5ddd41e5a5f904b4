import { expect, test } from "vitest";
import { connectionOf } from "./connection.ts";

test.each([
  ["T-Mobile USA, Inc.", "cellular"],
  ["Verizon Wireless", "cellular"],
  ["Cellco Partnership DBA Verizon Wireless", "cellular"],
  ["AT&T Mobility LLC", "cellular"],
  ["Reliance Jio Infocomm Limited", "cellular"],
  ["Free Mobile SAS", "cellular"],
  ["NTT DOCOMO, INC.", "cellular"],
  ["Radiomovil Dipsa, S.A. de C.V.", "cellular"],
  ["Deutsche Telekom AG", "fixed"],
  ["Comcast Cable Communications, LLC", "fixed"],
  ["Excellent Fibre Networks", "fixed"],
  ["Amazon.com, Inc.", "hosting"],
  ["Amazon Technologies Inc.", "hosting"],
  ["Google Cloud", "hosting"],
  ["Microsoft Corporation", "hosting"],
  ["DigitalOcean, LLC", "hosting"],
  ["Hetzner Online GmbH", "hosting"],
  ["OVH SAS", "hosting"],
  ["The Constant Company, LLC", "hosting"],
  ["Contabo GmbH", "hosting"],
  ["Hostinger International Limited", "hosting"],
  ["Cloudflare, Inc.", "fixed"],
  ["", ""],
])("the network of %j is %j", (organization, connection) => {
  expect(connectionOf(organization)).toBe(connection);
});
