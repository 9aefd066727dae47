/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"

#include <string.h>

/* The words of four languages that tell what a clause is about, folded. A word may say several
 * things. */
static const struct
{
  guint cue;
  const char *words;
} groups[] = {
  { CUE_AWAY,
    "abfahrt abflug abroad absent absente absents abwesend ankunft aparcamiento "
    "arrives arzttermin ausente ausgebucht avion away bahn belegt bereavement "
    "besetzt betriebsferien betriebsversammlung billete billetes busy cerrada commitment "
    "cerradas cerrado cerrados cerramos cierran closed conference conge conges "
    "dentista departs departure deplacement dienstreise elternzeit feiertag feiertage "
    "ferie feries ferme fermee fermees ferment fermes fermeture fermons festivo "
    "festivos fiesta flieger fliegt flies flight flug fly flying formation "
    "fortbildung fuera geschaftsreise geschlossen holiday holidays hors "
    "indisponible indisponibles konferenz krank landing leave maintenance medecin "
    "medico messe occupe occupee ocupada ocupado ooo parking parkplatz pto puente "
    "sale schliessen schulung seminaire shut sick teilzeit thanksgiving train training traveling "
    "travelling tren unavailable unbesetzt unterwegs urlaub vacaciones vacances "
    "vacation verhindert verreist viajando viaje vuela vuelo wartung weihnachtsferien "
    "weiterbildung zug" },
  { CUE_REACH, "abierta abierto abiertos abre abren accueil atencion besetzt burozeiten "
               "centralita empfang geoffnet helpdesk horaires horario hotline hours lines manned "
               "offnen offnet offnungszeiten open opens ouvert ouverte ouverts ouverture ouvre "
               "ouvrent recepcion reception servicezeiten sprechzeiten staffed standard "
               "switchboard dringend dringenden urgence urgences urgencias zentrale" },
  { CUE_REACHED, "aparcamiento contactable desk erreichbar erreichen joignable joignables joindre "
                 "erreichst erreicht llamarme llamarnos localizable localizables localizarme "
                 "localizarnos parken "
                 "parking parkplatz parkplatze reach reachable reached "
                 "ruckfragen rueckfragen stationnement" },
  { CUE_JOB, "advert applications arbeitsbeginn arbeitsvertrag besetzungstermin einstellungstermin "
             "eintrittstermin besetzungsdatum assignment auftrag bewerbungen "
             "candidaturas candidatures cdd cdi contract contrat contrato einsatz "
             "einsatzbeginn eintritt eintrittsdatum employee employment incorporacion ingreso job "
             "incorporaciones incorporaras incorporarte incorporas intake laufzeit mission "
             "onboarding position poste "
             "probezeit project projekt proyecto "
             "puesto renewal role startdate stelle stellenantritt vacancy vacante vertrag "
             "vertragsbeginn" },
  { CUE_BEGIN, "anfangen antritt arbeitsbeginn besetzungstermin besetzungsdatum einstellungstermin "
               "besetzen eintrittstermin arranca arrancar begin beginn beginnen beginnend "
               "beginning beginnt begins cierra close comenzaria comienza commence commencerait "
               "debut debute debuter demarrage demarre demarrer duration dure einsatzbeginn "
               "eintritt eintrittsdatum empezaria empieza ends expires ferme incorporacion "
               "incorporaciones incorporaras incorporarte incorporas intake ingreso inicio laufen "
               "lauft laufzeit "
               "onboarding pourvoir prise schliesst start "
               "starten startet "
               "starting starts stellenantritt vertragsbeginn" },
  { CUE_LIMIT, "abgabe abgabefrist abgabeschluss abgabetermin anmeldeschluss bewerbungsfrist "
               "bewerbungsschluss caduca caducidad closes cloture deadline deadlines echeance "
               "einreichen einsendeschluss einzureichen entrega expiration expire expired "
               "expires finaliza frist gultig plazo remettre rendu submission submissions "
               "valable validite vence vencen verfallen verfallt" },
  { CUE_REPLY,
    "answer antwort antworte antworten auswahlen avisame avisar bescheid besoin "
    "bestatige bestatigen bestatigung book brauche brauchen buchen choisir choose "
    "complete completed confirm confirmame confirmar confirmarme confirmation "
    "confirme confirmer confirmes confirmez decirme decirnos dime dinos dire elegir "
    "enviar envie envien envoyer feedback fill firmar hochladen indicar indicarme "
    "indicarnos indique indiquer indiquez know let melde melden mit mitteilen "
    "avertir avertissez avisez benachrichtigen informar informe informez informieren "
    "necesitamos necesito need needs pick prefer remise rendre reply repondre reponse "
    "reservar reserver respond responder response respuesta retour return rsvp "
    "ruckmeldung ruckschein rueckmeldung schicken select send senden sign signed "
    "prevenez prevenir signer submit submitted tell unterschreiben unterschrieben upload wahlen" },
  { CUE_FOLLOW,
    "behalten borramos borraremos comision comite commission conserverons conservons contactare "
    "contactaremos contacto contactons cuento decide decider decidir decidira decision "
    "decisiones decisions deleted deliberation digo eliminados entscheiden entscheidung "
    "entschieden ergebnis ergebnisse feedback geloscht guardaremos loschen hear jury melde "
    "melden meldet recontacter recontacterai recontacterons resolucion resultados "
    "resultats results revenir reviendrai reviendrons revient ruckmelden shortlist "
    "shortlisted shortlisting sichtung vorauswahl criba reanudaremos reprendrons retomaremos "
    "supprimees "
    "supprimerons supprimes supprimons touch trancher update zuruckmelden" },
  { CUE_TOLD, "actualise actualizado affiche affichee affichera aktualisiert applied automatically "
              "automaticamente automatiquement automatisch copyright "
              "created dated gelesen leido leida depose deposee deposees deposes eingegangen "
              "eingereicht eingereichte "
              "eingereichten enviada enviado envoye envoyee erhalten erstellt "
              "generated gesendet gesprochen hablamos kennengelernt met parle posted publicada "
              "publicado publie publiee published received recibida recibido recibimos recu "
              "recue sent spoke submitted talked telefoniert transmis transmise transmitted "
              "ubermittelt versandt weitergeleitet verschickt" },
  { CUE_HABIT,
    "dienst daily diaria diario quotidien quotidienne taglich arbeitszeit arbeitszeiten gehalt "
    "gleitzeit hebdomadaire hebdomadaires homeoffice "
    "kernarbeitszeit "
    "kernzeit laboral laborales overtime salaire salario salary schicht schichten shift shifts "
    "semanal semanales stundensatz teletravail turno turnos weekly wochenstunden "
    "wochentlich workweek" },
  { CUE_TALK, "besprechen discuss rencontrer veamos vemos verla verle verte veros appel "
              "appointment assessment "
              "besprechung besuch bewerbertag call calls charla "
              "chat cita conversation demo discussion echange echanger einladung entretien "
              "entretiens entrevue entrevues entrevista entrevistas gesprach gesprache hablamos "
              "hablar interview "
              "interviewing interviews invitacion invitation invite kennenlernen "
              "kennenlerngesprach llamada meet meeting meetings onsite panel parler "
              "prasentation presentacion presentation probetag rencontre rendez reunion round "
              "schnuppertag session slot slots sprechen teams telefonat telefonieren termin "
              "termine treffen vernos videocall videogesprach videollamada visio "
              "visioconference visit visita vorstellungsgesprach vorstellungstermin workshop "
              "zoom zweitgesprach" },
  { CUE_OFFER,
    "alternative alternatively anbieten availability available bestatigt can "
    "confirmada confirme confirmed conviendrait convient could creneau creneaux dispo "
    "disponibilite disponibilites disponible disponibles dispos either free frei geht "
    "ginge happy how hueco huecos instead irait iraient kann klappen klappt konnen konnte konnten "
    "libre libres moglich offer opcion opciones option options otherwise passe passen "
    "passt peut podemos podria podriamos podrias possible pourrait pourrions pouvez "
    "proponemos propongo propose proposer proposons puede puedes puedo quedamos "
    "schlage sinon slot slots sonst stattdessen suggest suit suitable suits termin "
    "termine times vendria verfugbar viene vorschlag vorschlagen ware window windows "
    "work works would wurde" },
  { CUE_RETURN, "back regresa regresara regreso retour return returning reviendrai "
                "reviens volvera vuelta vuelve vuelvo wieder "
                "zuruck" },
  { CUE_WHETHER,
    "cual cuales cuando dass falls if laquelle lequel ob quand que quel quelle si that "
    "wann welche welcher welches when whether which" },
  { CUE_PAST,
    "began begann comenzo empezo cogi cogiera perdi perdido essaye intentado missed tente tried "
    "verpasst versucht" },
  { CUE_BREAK, "bevor aber alternativ alternatively ansonsten because but car da denn deshalb doch "
               "donc however jedoch luego mais otherwise pero porque puisque sino sinon sonst "
               "therefore though unless wahrend weil whereas ya" },
  { CUE_OTHER,
    "train zug tren flight flug vol vuelo bus plane avion flieger ferry tgv board "
    "conseil consejo betriebsrat "
    "assistant boss bureau bureaux buro ceo cfo chair chef chefin client cliente "
    "colleague colleagues collegue collegues companera companero companeros coo cto "
    "customer daughter directeur director directora directrice equipe equipo femme "
    "geschaftsfuhrung geschaftsleitung direktion gremium kommission junta comite "
    "fille fils founder frau geschaftsfuhrer geschaftsfuhrerin hija hijo husband "
    "jefa jefe kids kinder kollege kollegen kollegin kunde leiter leiterin locaux "
    "manager mann mari marido mujer office oficina oficinas partner partners patron patronne "
    "pdg president responsable sohn team tochter vorgesetzter vorstand wife" },
  { CUE_READER, "dein deine deinem deinen dich dir euch ihnen ihr ihre ihrem ihren ihrer le sie su "
                "sus ta te ti toi ton tu tus usted ustedes vos votre vous we wir you your yours" },
  { CUE_WISH, "accord einverstanden fine good gut ok okay "
              "available bevorzugt could dispo disponible free frei hueco huecos konnte libre "
              "libres mochte podria pourrait prefere prefers prefiere propone propose quiere "
              "schlagt schlug slots souhaite suggested suggests sugiere sugirio temps tiempo "
              "time verfugbar wants would zeit agreed geeinigt verstandigt acordado settled" },
  { CUE_INVITE,
    "accueillir aplazada appellera apuntada apuntado inscrit inscrite attendons attends auswahl "
    "backup begrussen besprochen "
    "bestatige bestatigt better bien bitte bleibt blocke bon bonne booked call celebrara "
    "choice citada citado come comentamos confirm confirmada confirmado confirmamos "
    "confirme confirmed confirmee confirming convocada convocamos correct date dates datum "
    "decale deroulera dias eingetragen einladen einzuladen empezamos encantados epreuve epreuves "
    "erinnerung erwarte erwarten esperamos espero essai examen favor fecha fechas fijada "
    "fixe fixee freue freuen gebucht gemeint geplant gern gerne hablemos hacemos halten "
    "haremos hariamos held hold how i ich instead invitamos invite invited inviting invito "
    "invitons je join kommen lade laden let lieu llamare llamo lucken lugar m meant mejor "
    "merci mich mieux mir moved note noted notiert nous nouvelle nueva opening openings "
    "oral parfait part parte partie perfect perfecto perfekt peux place placer plaisir "
    "please prevu prevue proponemos propongo propose proposes proposons prueba prufung "
    "puedo put queda quedamos quedan quedo rappel ravis rdv recevoir recevons recibir "
    "recordatorio remains reminder repli reporte reste restent reserve reserved reservieren "
    "reservo "
    "retrouvons richtig rogamos ruego rufe ruft say scheduled schlage schlagen see sehen "
    "serait seria set sino sitio sondern statt stay stays suggere suggest suggests teil "
    "tenemos tengo test tests tiene treffen trou uhrzeit veamos ven venez venga veremos "
    "verlegt vernos verschoben veuillez voir vorschlag wahl welcome works" },
  { CUE_NOT, "not no nicht kein keine keinen pas ne plus ni never nie jamais nunca none aucun "
             "cannot leider unfortunately malheureusement lamentablemente" },
  { CUE_I, "i my me ich mein meine meinem mir je mon ma mes moi yo mi" },
  { CUE_WE, "we our us wir uns unser unsere nous notre nos nuestro nuestra nosotros" },
  { CUE_BECAUSE, "because since as weil denn da car parce puisque porque ya pues so deshalb donc" },
  { CUE_UNTIL, "until till by bis spatestens before vor avant jusqu antes hasta latest tard tarde "
               "after nach apres despues" },
};

static GHashTable *
build_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      g_auto (GStrv) words = g_strsplit (groups[g].words, " ", -1);

      for (guint w = 0; words[w] != NULL; w++)
        {
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (index, words[w]));

          g_hash_table_insert (index, (gpointer) g_intern_string (words[w]),
                               GUINT_TO_POINTER (known | groups[g].cue));
        }
    }
  return index;
}

/* "Fachgespräch", "Videotermine": a compound says what its last part says. */
static guint
cue_of_compound (const char *folded)
{
  static const char *const ends[] = { "gesprach",  "gesprache",  "gesprachen", "gesprachs",
                                      "termin",    "termine",    "terminen",   "termins",
                                      "interview", "interviews", "telefonat" };

  if (strlen (folded) < 9)
    return 0;
  for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
    if (g_str_has_suffix (folded, ends[e]))
      return CUE_TALK;
  return 0;
}

/**
 * hd_when_cue:
 * @folded: lower case, no marks
 *
 * Returns: what the word says, flags of #HdCue; 0: nothing
 */
guint
hd_when_cue (const char *folded)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, build_index ());

  gpointer known;

  if (g_hash_table_lookup_extended (index, folded, NULL, &known))
    return GPOINTER_TO_UINT (known);
  return cue_of_compound (folded);
}

/* Words that say so in one language only, and something else or nothing in another. */
static const struct
{
  const char *word;
  guint8 langs;
} friends[] = {
  { "car", HD_LANG_FR },      { "le", HD_LANG_ES }, { "sale", HD_LANG_ES },
  { "standard", HD_LANG_FR }, { "ta", HD_LANG_FR }, { "termine", HD_LANG_DE },
  { "ya", HD_LANG_ES },
};

/**
 * hd_when_is_open_house:
 *
 * Returns: whether the word at @i begins "open house" or "open day", to which one comes
 */
gboolean
hd_when_is_open_house (const HdReading *r, guint i)
{
  static const char *const houses[] = { "house", "houses", "day", "days", "evening", NULL };

  return hd_when_says (r, i, "open") && hd_when_says_one (r, i + 1, houses);
}

/* "a one-hour commitment", "a time commitment of two hours" */
static gboolean
is_measured (const HdReading *r, guint i)
{
  return i > 0 &&
         (hd_when_is (&r->t[i - 1], W_MINUTE, NULL) || hd_when_is (&r->t[i - 1], W_HOUR, NULL) ||
          hd_when_says_one (r, i - 1, (const char *const[]){ "min", "time", NULL }));
}

/**
 * hd_when_cue_at:
 *
 * Returns: what the word at @i says in the language of the text
 */
guint
hd_when_cue_at (const HdReading *r, guint i)
{
  static const char *const talks[] = { "se", "on", "vous", "nous", "te", "je", NULL };
  static const char *const own[] = { "m", "im", NULL };
  guint cue = hd_when_cue (hd_when_text (r, i));

  /* "on se parle jeudi", and "nous avons parlé" */
  if (i > 0 && hd_when_says (r, i, "parle") && hd_when_says_one (r, i - 1, talks))
    return CUE_TALK;

  /* "seriez-vous joignable mercredi ?" asks for a day. */
  if (i > 1 && hd_when_says_one (r, i, (const char *const[]){ "joignable", "reachable", NULL }) &&
      hd_when_says_any (r, i - 2, i, (const char *const[]){ "vous", "you", "tu", NULL }))
    return CUE_INVITE;
  /* "I'm open Wednesday between 1 and 4" is of nobody's house. */
  if (i > 0 && (cue & CUE_REACH) != 0 && hd_when_says (r, i, "open") &&
      (hd_when_says_one (r, i - 1, own) ||
       (i > 1 && hd_when_says (r, i - 1, "am") && hd_when_says (r, i - 2, "i"))))
    return hd_when_cue ("free");
  /* "10 am open house for engineers" is where somebody is to come. */
  if ((cue & CUE_REACH) != 0 && hd_when_is_open_house (r, i))
    return hd_when_cue ("visit");
  /* "a 30-minute commitment" is how long the reader is asked for. */
  if ((cue & CUE_AWAY) != 0 && hd_when_says (r, i, "commitment") && is_measured (r, i))
    return 0;

  /* "Cierre: 12/02/27", above the day of the interviews */
  if (hd_when_says (r, i, "cierre") && hd_when_is_punct (&r->t[i + 1], ':'))
    return CUE_LIMIT;
  /* "lo cerramos ya: jueves 4" settles it. */
  if (i > 0 && hd_when_says (r, i, "cerramos") && hd_when_says (r, i - 1, "lo"))
    return CUE_INVITE;

  for (guint f = 0; cue != 0 && r->language != 0 && f < G_N_ELEMENTS (friends); f++)
    if ((friends[f].langs & r->language) == 0 && hd_when_says (r, i, friends[f].word))
      return 0;
  return cue;
}
