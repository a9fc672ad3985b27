package io.handover.executor.api;

import java.net.Socket;
import java.security.Principal;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom another one trusts, but nobody whose certificate, or whose authority's, is out of date. Java does not look at the time of a
 * certificate that is trusted by itself: of one that is its own authority, and of the authority at the end of a chain.
 */
final class InTime extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trusting;

    InTime(X509ExtendedTrustManager trusting) {
        this.trusting = trusting;
    }

    /**
     * Checks a chain that is trusted.
     *
     * @throws CertificateException where one of it is out of date, or all authorities are that its last one can be of
     */
    private void check(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate each : chain) {
            check(each);
        }
        Principal issuer = chain[chain.length - 1].getIssuerX500Principal();
        List<X509Certificate> authorities = Arrays.stream(trusting.getAcceptedIssuers())
                .filter(each -> each.getSubjectX500Principal().equals(issuer))
                .toList();
        if (authorities.stream().noneMatch(InTime::isInTime) && !authorities.isEmpty()) {
            check(authorities.get(0));
        }
    }

    private static boolean isInTime(X509Certificate certificate) {
        try {
            check(certificate);
            return true;
        } catch (CertificateException outOfDate) {
            return false;
        }
    }

    private static void check(X509Certificate certificate) throws CertificateException {
        String whose =
                "the certificate of " + certificate.getSubjectX500Principal().getName();
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException expired) {
            throw new CertificateExpiredException(whose + " is out of date, it was valid until "
                    + certificate.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException early) {
            throw new CertificateNotYetValidException(whose + " is not valid yet, only from "
                    + certificate.getNotBefore().toInstant());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trusting.checkServerTrusted(chain, type, engine);
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trusting.checkServerTrusted(chain, type, socket);
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trusting.checkServerTrusted(chain, type);
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trusting.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trusting.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trusting.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusting.getAcceptedIssuers();
    }
}
