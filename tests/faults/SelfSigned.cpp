// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/SelfSigned.h"

#include <QSslCertificate>
#include <QSslKey>

namespace easel {

// Made for these tests and trusted by nobody, which is what it is for.
static const QByteArray certificate = R"(
-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUMPsyAjGDGFJ0rFBEP3i4fGzxMmQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDA5NDMzNVoYDzIxMjYxMDMx
MDk0MzM1WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARvgraz8IW0LMwX8EYEv/pWK8V/pJzj0T+a6CjmoMZTBhJtD9boKN3o
UCaWlMyGAJc0fGqFpq+TesEzKzQ+9tCVo2QwYjAdBgNVHQ4EFgQU8grwE5sUuqp7
tYotzQUneD38nUMwHwYDVR0jBBgwFoAU8grwE5sUuqp7tYotzQUneD38nUMwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQDQwOt63C5eqnKABqojMi2+gLNzGZw4f2SDlc7vS1dGsQIgcWG2EdgLsZT7i9Fd
EvnY99RUBwQm2cylv9KJXYauuqk=
-----END CERTIFICATE-----
)";

static const QByteArray privateKey = R"(
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFrLx3R/m+eqEW1By
8bYjEUEhoD5LlvYjQS0UB784BVmhRANCAARvgraz8IW0LMwX8EYEv/pWK8V/pJzj
0T+a6CjmoMZTBhJtD9boKN3oUCaWlMyGAJc0fGqFpq+TesEzKzQ+9tCV
-----END PRIVATE KEY-----
)";

QSslConfiguration selfSigned()
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate.trimmed()));
    tls.setPrivateKey(QSslKey(privateKey.trimmed(), QSsl::Ec));
    return tls;
}

} // namespace easel
