/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-phrases.h"

#include <string.h>

/*
 * How lines begin that stand among the paragraphs of an article and are none of it. All are in
 * lower case with plain apostrophes; a phrase ends where a word ends.
 */

/* Alone on its line. */
static const char *const alone[] = {
  "ad",
  "advert",
  "advertisement",
  "advertising",
  "sponsored",
  "sponsored content",
  "anzeige",
  "werbung",
  "publicidad",
  "publicité",
  "pubblicità",
  "publicidade",
  "reklama",
  "реклама",
  "comments",
  "comment",
  "kommentare",
  "comentarios",
  "commentaires",
  "share",
  "teilen",
  "compartir",
  "partager",
  "tweet",
  "print",
  "email",
  "more",
  "top",
  "follow",
  "menu",
  "close",
  "save",
  "story continues below",
  "continue reading below",
  "article continues below",
  "read more",
  "mehr",
  "mehr lesen",
  "weiterlesen",
  "loading",
  "subscribe",
  "newsletter",
  "sign in",
  "log in",
  "video",
  "gallery",
  "广告",
  "分享",
  "広告",
  "share this",
  "getty images",
  "reuters",
  "back to top",
  "we value your privacy",
  "we care about your privacy",
  "your privacy is important to us",
  "nach oben",
};

/* At the start of a short line. */
static const char *const invitations[] = {
  "read more",
  "read also",
  "read next",
  "read the full",
  "also read",
  "see also",
  "see more",
  "don't miss",
  "related:",
  "related stor",
  "related article",
  "related video",
  "related content",
  "more on this",
  "more from",
  "more:",
  "you may also like",
  "you might also like",
  "you may like",
  "recommended",
  "continue reading",
  "click here",
  "click to",
  "sign up",
  "subscribe to",
  "subscribe now",
  "follow us",
  "follow me on",
  "like us",
  "share this",
  "join our",
  "join us on",
  "skip to content",
  "skip to main",
  "this website uses cookies",
  "we use cookies",
  "tell us what you",
  "leave a comment",
  "leave a reply",
  "post a comment",
  "get the latest",
  "get our",
  "watch:",
  "watch now",
  "listen:",
  "download our",
  "download the app",
  "this slideshow requires",
  "buy now",
  "available from",
  "image:",
  "notify me of",
  "scroll down",
  "story continues",
  "article continues",
  "all rights reserved",
  "copyright ©",
  "© ",
  "find us on",
  "support our",
  "do you have a story",
  "have a news tip",
  "got a tip",
  "contact us at",
  "originally published",
  "this article originally",
  "this post may contain affiliate",
  "this article contains affiliate",
  "lesen sie auch",
  "lesen sie mehr",
  "lesen sie hier",
  "lesen sie dazu",
  "mehr zum thema",
  "zum thema",
  "auch interessant",
  "das könnte sie",
  "das könnte dich",
  "jetzt abonnieren",
  "newsletter abonnieren",
  "melden sie sich",
  "folgen sie uns",
  "folge uns",
  "teilen mit",
  "gefällt mir",
  "klicken sie hier",
  "hier klicken",
  "mehr dazu",
  "siehe auch",
  "weiterlesen",
  "lee también",
  "lea también",
  "leer más",
  "leé también",
  "te puede interesar",
  "también te puede",
  "ver también",
  "suscríbete",
  "síguenos",
  "haz clic",
  "lire aussi",
  "à lire aussi",
  "a lire aussi",
  "à lire",
  "lire la suite",
  "voir aussi",
  "abonnez-vous",
  "suivez-nous",
  "cliquez ici",
  "leggi anche",
  "leggi tutto",
  "seguici",
  "leia também",
  "leia mais",
  "veja também",
  "saiba mais",
  "lees ook",
  "lees meer",
  "bekijk ook",
  "læs også",
  "les også",
  "läs också",
  "läs mer",
  "lue myös",
  "czytaj też",
  "czytaj także",
  "czytaj więcej",
  "zobacz też",
  "zobacz także",
  "zobacz również",
  "przeczytaj",
  "polecamy",
  "čtěte také",
  "přečtěte si",
  "čítajte aj",
  "olvasta már",
  "citește și",
  "διαβάστε επίσης",
  "διαβάστε ακόμη",
  "читайте также",
  "читать далее",
  "читайте також",
  "подписывайтесь",
  "подпишитесь",
  "прочетете още",
  "ilgili haber",
  "baca juga",
  "simak juga",
  "xem thêm",
  "関連記事",
  "あわせて読みたい",
  "こちらもおすすめ",
  "続きを読む",
  "相关阅读",
  "相关新闻",
  "延伸阅读",
  "推荐阅读",
  "更多",
  "관련기사",
  "اقرأ أيضا",
  "اقرأ أيضاً",
  "إقرأ أيضا",
};

/* A heading of what comes after an article. */
static const char *const tails[] = {
  "related",
  "see also:",
  "more from",
  "more on",
  "more stories",
  "more news",
  "more articles",
  "read more",
  "read next",
  "you may also",
  "you might also",
  "you may like",
  "recommended",
  "recent article",
  "recent post",
  "recent stories",
  "latest",
  "most read",
  "most popular",
  "most viewed",
  "popular",
  "trending",
  "comments",
  "leave a comment",
  "leave a reply",
  "post a comment",
  "add a comment",
  "join the conversation",
  "share this",
  "share on",
  "subscribe",
  "sign up",
  "newsletter",
  "about the author",
  "about the writer",
  "don't miss",
  "what do you think",
  "follow us",
  "up next",
  "editor's pick",
  "editors' pick",
  "top stories",
  "around the web",
  "from our partners",
  "sponsored",
  "promoted",
  "like this:",
  "like loading",
  "contact",
  "tags",
  "share your",
  "join our",
  "discussion",
  "trackback",
  "pingback",
  "next article",
  "previous article",
  "this article is for subscribers",
  "this article is reserved for",
  "subscribe to continue",
  "to continue reading",
  "already a subscriber",
  "jetzt weiterlesen",
  "sie möchten weiterlesen",
  "nur für abonnenten",
  "bereits abonnent",
  "article réservé aux abonnés",
  "cet article est réservé",
  "déjà abonné",
  "contenido exclusivo para",
  "ya eres suscriptor",
  "weitere artikel",
  "weitere beiträge",
  "weitere informationen",
  "weitere themen",
  "mehr zum thema",
  "mehr aus",
  "zum thema",
  "das könnte",
  "ähnliche artikel",
  "ähnliche beiträge",
  "kommentar",
  "schreibe einen kommentar",
  "schreiben sie einen",
  "verwandte",
  "auch interessant",
  "meistgelesen",
  "teilen mit",
  "beitrag teilen",
  "kontakt",
  "über den autor",
  "über die autorin",
  "gefällt mir",
  "artículos relacionados",
  "noticias relacionadas",
  "relacionad",
  "comentarios",
  "deja un comentario",
  "deja una respuesta",
  "te puede interesar",
  "lo más leído",
  "últimas noticias",
  "articles similaires",
  "sur le même sujet",
  "à lire aussi",
  "commentaires",
  "laisser un commentaire",
  "les plus lus",
  "articoli correlati",
  "potrebbe interessarti",
  "commenti",
  "leggi anche",
  "artigos relacionados",
  "notícias relacionadas",
  "comentários",
  "gerelateerd",
  "reacties",
  "powiązane",
  "komentarze",
  "zobacz także",
  "czytaj także",
  "polecamy",
  "související",
  "похожие",
  "комментарии",
  "читайте также",
  "関連",
  "コメント",
  "相关",
  "评论",
  "yorumlar",
  "komentar",
};

static const char *const credits[] = {
  "image copyright", "image caption", "image credit",  "image source", "image:",
  "images:",         "photo:",        "photo by",      "photo credit", "photo courtesy",
  "photos:",         "photograph:",   "photograph by", "picture:",     "pictures:",
  "credit:",         "media caption", "file photo",    "(image:",      "(photo",
  "(picture:",       "(ap photo",     "(credit",       "foto:",        "fotos:",
  "bild:",           "bilder:",       "bildquelle",    "bildnachweis", "quelle:",
  "(foto",           "(bild",         "© foto",        "crédit photo", "crédits photo",
  "photo ©",         "zdjęcie:",      "fot.",          "imagen:",      "fuente:",
  "fonte:",          "copyright:",    "beeld:",        "фото:",
};

static const char *const datelines[] = {
  "published", "updated",      "last updated", "posted",         "first published",
  "by ",       "written by",   "von ",         "veröffentlicht", "aktualisiert",
  "stand:",    "publicado",    "actualizado",  "por ",           "publié",
  "par ",      "mis à jour",   "pubblicato",   "aggiornato",     "di ",
  "door ",     "gepubliceerd", "opublikowano", "aktualizacja",   "опубликовано",
  "author:",   "autor:",       "date:",        "datum:",         "min read",
  "edited by", "reviewed by",  "reporting by", "| updated",
};

/* A beginning may be that of a word: “related stor” stands for story and stories. */
static gboolean
begins_with (const char *text, const char *const *phrases, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (text, phrases[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_one_of (const char *text, const char *const *phrases, guint n)
{
  gsize length = strlen (text);

  while (length > 0 && strchr (" .:…!>»-|", text[length - 1]) != NULL)
    length--;
  for (guint i = 0; i < n; i++)
    if (strlen (phrases[i]) == length && strncmp (text, phrases[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* @folded: a line in lower case with plain apostrophes; @words: how many it has. */
gboolean
hd_phrase_is_invitation (const char *folded, guint words)
{
  if (words <= 6 && is_one_of (folded, alone, G_N_ELEMENTS (alone)))
    return TRUE;
  return words <= 30 && begins_with (folded, invitations, G_N_ELEMENTS (invitations));
}

gboolean
hd_phrase_is_tail_heading (const char *folded, guint words)
{
  return words <= 8 && begins_with (folded, tails, G_N_ELEMENTS (tails));
}

/* How many things a line says that questions about cookies and tracking say. */
guint
hd_phrase_count_consent (const char *folded, guint words)
{
  static const char *const marks[] = {
    "our partners",
    " partners store",
    "we and our ",
    "information on a device",
    "personal data",
    "unique identifiers",
    "your consent",
    "consent to ",
    "geolocation data",
    "right to object",
    "legitimate interest",
    "your preferences",
    "preferences will apply",
    "cookies",
    "personalised ads",
    "personalized ads",
    "unsere partner",
    "auf einem gerät",
    "personenbezogene daten",
    "einwilligung",
    "berechtigtes interesse",
    "nos partenaires",
    "sur un appareil",
    "sur un terminal",
    "données personnelles",
    "consentement",
    "intérêt légitime",
    "nuestros socios",
    "en un dispositivo",
    "datos personales",
    "consentimiento",
    "interés legítimo",
  };
  guint n = 0;

  if (words > 200)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    n += strstr (folded, marks[i]) != NULL;
  return n;
}

gboolean
hd_phrase_is_credit (const char *folded, guint words)
{
  static const char *const endings[] = { "(image:",       "(photo:",       "(picture:", "(ap photo",
                                         "getty images)", "/getty images", "(foto:",    "(bild:",
                                         "(photo by",     "image credit:", "(credit:" };

  if (words > 60)
    return FALSE;
  if (words <= 30 && begins_with (folded, credits, G_N_ELEMENTS (credits)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const char *found = strstr (folded, endings[i]);

      /* The mark must close the line. */
      if (found != NULL && strlen (found) < 60 && g_str_has_suffix (folded, ")"))
        return TRUE;
    }
  return FALSE;
}

/* A line at the top that says who or when. */
gboolean
hd_phrase_is_dateline (const char *folded, guint words)
{
  guint digits = 0;

  if (words > 16)
    return FALSE;
  for (const char *p = folded; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  /* "18 Nov 2019", "19.11.2019 16:59". */
  if (words <= 8 && digits >= 5)
    return TRUE;
  if (strstr (folded, " min read") != NULL || strstr (folded, "minute read") != NULL)
    return TRUE;
  return words <= 12 && begins_with (folded, datelines, G_N_ELEMENTS (datelines)) &&
         !g_str_has_suffix (folded, ".");
}
