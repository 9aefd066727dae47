/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-desk.h"

#include "hd-context-private.h"
#include "hd-leave-desk-private.h"
#include "hd-leave-edit-store.h"
#include "hd-leave-table.h"
#include "hd-record-sql.h"

struct _HdLeaveDesk
{
  GObject parent_instance;

  HdContext *context; /* borrowed: it owns this */
  HdLeaveBooks *books;
  HdDate today; /* of the books */
  GCancellable *cancellable;
  gboolean loading;
  gboolean again;
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdLeaveDesk, hd_leave_desk, G_TYPE_OBJECT)

static void
hd_leave_desk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdLeaveDesk *self = HD_LEAVE_DESK (object);

  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_leave_desk_dispose (GObject *object)
{
  HdLeaveDesk *self = HD_LEAVE_DESK (object);

  g_cancellable_cancel (self->cancellable);
  self->context = NULL;

  G_OBJECT_CLASS (hd_leave_desk_parent_class)->dispose (object);
}

static void
hd_leave_desk_finalize (GObject *object)
{
  HdLeaveDesk *self = HD_LEAVE_DESK (object);

  g_clear_pointer (&self->books, hd_leave_books_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (hd_leave_desk_parent_class)->finalize (object);
}

static void
hd_leave_desk_class_init (HdLeaveDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hd_leave_desk_get_property;
  object_class->dispose = hd_leave_desk_dispose;
  object_class->finalize = hd_leave_desk_finalize;

  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_LEAVE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hd_leave_desk_init (HdLeaveDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->today = HD_DATE_NONE;
}

static void
take_facts (HdLeaveDesk *self, HdLeaveFacts *facts)
{
  HdWorkWeek usual;

  hd_context_get_usual_week (self->context, &usual);
  self->today = hd_context_get_today (self->context);
  g_clear_pointer (&self->books, hd_leave_books_free);
  self->books = hd_leave_books_new (facts, &usual, self->today);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  HdLeaveFacts *facts = hd_store_finish (HD_STORE (source), result, &error);
  HdLeaveDesk *self;

  /* Cancelled means that user_data may be gone: look at nothing else first. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HD_LEAVE_DESK (user_data);
  self->loading = FALSE;
  if (facts == NULL)
    {
      hd_context_fail (self->context, HD_STORE_PRIVATE, error);
      return;
    }

  take_facts (self, facts);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
  if (self->again)
    _hd_leave_desk_reload (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gpointer
read_facts (HdDb *db, gpointer args, GError **error)
{
  return hd_leave_table_read (db, error);
}

/* Reads everything again, once more at the end if that was under way. */
void
_hd_leave_desk_reload (HdLeaveDesk *self)
{
  g_return_if_fail (HD_IS_LEAVE_DESK (self));

  self->again = self->loading;
  if (self->loading || self->context == NULL)
    return;

  self->loading = TRUE;
  hd_store_read_async (hd_context_get_store (self->context, HD_STORE_PRIVATE), read_facts, NULL,
                       NULL, (GDestroyNotify) hd_leave_facts_free, self->cancellable, loaded_cb,
                       self);
}

/* Evaluates what is known again: the day, the zone or the usual hours are others. */
void
_hd_leave_desk_rebuild (HdLeaveDesk *self)
{
  g_return_if_fail (HD_IS_LEAVE_DESK (self));

  if (self->books == NULL || self->context == NULL)
    return;
  take_facts (self, hd_leave_facts_copy (self->books->facts));
  g_signal_emit (self, signals[CHANGED], 0);
}

HdLeaveDesk *
_hd_leave_desk_new (HdContext *context)
{
  HdLeaveDesk *self = g_object_new (HD_TYPE_LEAVE_DESK, NULL);

  self->context = context;
  _hd_leave_desk_reload (self);
  return self;
}

gboolean
hd_leave_desk_is_loaded (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), FALSE);

  return self->loaded;
}

/* Midnight has passed while the window was open, or the clock was set: holidays are worked out
 * around today, and the books reach some years beyond it. */
static void
keep_up (HdLeaveDesk *self)
{
  HdDate today;

  if (self->books == NULL || self->context == NULL)
    return;
  today = hd_context_get_today (self->context);
  if (hd_date_year (today) != hd_date_year (self->today))
    take_facts (self, hd_leave_facts_copy (self->books->facts));
}

HdLeaveMode
hd_leave_desk_get_mode (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), HD_LEAVE_MODE_EMPTY);

  return self->books != NULL ? self->books->mode : HD_LEAVE_MODE_EMPTY;
}

/* Returns: (transfer none) (nullable): what was entered; %NULL until it has been read */
const HdLeaveFacts *
hd_leave_desk_get_facts (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  return self->books != NULL ? self->books->facts : NULL;
}

/* Returns: (transfer none) (nullable): what follows from it; %NULL until it has been read */
const HdLeaveBooks *
hd_leave_desk_get_books (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  return self->books;
}

/* Returns: (transfer none) (nullable): when there is work and when not */
HdSchedule *
hd_leave_desk_get_schedule (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  return self->books != NULL ? self->books->schedule : NULL;
}

/**
 * hd_leave_desk_get_book:
 *
 * Returns: (transfer none) (nullable): the ledger, derived until the end of the third year from
 *   now at least; %NULL when there is no balance
 */
const HdLeaveBook *
hd_leave_desk_get_book (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  keep_up (self);
  return self->books != NULL ? self->books->book : NULL;
}

static const HdLeaveBook *
book_until (HdLeaveDesk *self, HdDate on)
{
  keep_up (self);
  if (self->books == NULL || self->books->book == NULL)
    return NULL;
  hd_leave_books_extend (self->books, on);
  return self->books->until >= on ? self->books->book : NULL;
}

/**
 * hd_leave_desk_get_figures:
 * @on: any day; one beyond the books makes them longer
 * @figures: (out): the figures at the end of that day, what is asked for counted as granted
 *
 * Returns: %FALSE when there is no balance
 */
gboolean
hd_leave_desk_get_figures (HdLeaveDesk *self, HdDate on, HdLeaveFigures *figures)
{
  const HdLeaveBook *book;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), FALSE);
  g_return_val_if_fail (figures != NULL, FALSE);

  book = book_until (self, on);
  if (book == NULL)
    return FALSE;
  hd_leave_book_get_prospect (book, on, figures);
  return TRUE;
}

/* Returns: (transfer full) (nullable): see hd_leave_forecast_new() */
HdLeaveForecast *
hd_leave_desk_forecast (HdLeaveDesk *self, HdDate from, HdDate until)
{
  const HdLeaveBook *book;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);
  g_return_val_if_fail (from <= until, NULL);

  book = book_until (self, until);
  return book != NULL ? hd_leave_forecast_new (book, from, until) : NULL;
}

/* Returns: what an absence costs, in minutes; -1 when there is no such absence */
gint64
hd_leave_desk_get_cost (HdLeaveDesk *self, gint64 absence)
{
  const HdAbsenceFacts *facts;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), -1);

  if (self->books == NULL)
    return -1;
  facts = hd_leave_facts_find_absence (self->books->facts, absence);
  return facts != NULL ? hd_leave_books_get_cost (self->books, facts) : -1;
}

/* Returns: the unpaid time of what was asked for or granted between two days, in minutes */
gint64
hd_leave_desk_get_unpaid (HdLeaveDesk *self, HdDate from, HdDate until)
{
  gint64 minutes = 0;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), 0);

  for (guint i = 0; self->books != NULL && i < self->books->facts->absences->len; i++)
    {
      const HdAbsenceFacts *absence = self->books->facts->absences->pdata[i];
      HdAbsence value = hd_leave_books_to_absence (absence);
      g_autoptr (GArray) priced = NULL;
      const GArray *days = absence->days;

      if (value.state < HD_ABSENCE_REQUESTED || value.state > HD_ABSENCE_TAKEN ||
          g_str_equal (absence->charge, "none") ||
          (g_str_equal (absence->charge, "leave") && self->books->mode != HD_LEAVE_MODE_UNPAID))
        continue;
      if (days->len == 0)
        {
          priced = hd_leave_books_price (self->books, absence);
          days = priced;
        }
      for (guint j = 0; j < days->len; j++)
        {
          const HdCharge *charge = &g_array_index (days, HdCharge, j);

          if (charge->on >= from && charge->on <= until)
            minutes += charge->minutes;
        }
    }
  return minutes;
}

/**
 * hd_leave_desk_format_money:
 *
 * Returns: (transfer full) (nullable): what @minutes of unpaid time cost, as “62.50 EUR”; %NULL
 *   while no hourly rate was told
 */
char *
hd_leave_desk_format_money (HdLeaveDesk *self, gint64 minutes)
{
  const HdLeaveSettings *settings;
  gint64 hundredths;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  if (self->books == NULL || self->books->facts->settings->hourly_rate == 0)
    return NULL;
  settings = self->books->facts->settings;
  hundredths = hd_fraction_round (hd_fraction_new (settings->hourly_rate * minutes, 60));
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d%s%s", hundredths < 0 ? "−" : "",
                          ABS (hundredths) / 100, (int) (ABS (hundredths) % 100),
                          settings->currency[0] != '\0' ? " " : "", settings->currency);
}

/**
 * hd_leave_desk_settle:
 * @settlement: (out): what the last day settles
 *
 * Returns: %FALSE when there is no last day or no balance
 */
gboolean
hd_leave_desk_settle (HdLeaveDesk *self, HdLeaveSettlement *settlement)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), FALSE);
  g_return_val_if_fail (settlement != NULL, FALSE);

  return self->books != NULL &&
         hd_leave_books_settle (self->books, hd_context_get_today (self->context), settlement);
}

/* Returns: (transfer full) (nullable): the version of the policy that holds on @on, for editing */
HdLeavePolicy *
hd_leave_desk_get_policy (HdLeaveDesk *self, HdDate on)
{
  const HdLeaveVersion *found = NULL;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  for (guint i = 0; self->books != NULL && i < self->books->facts->policies->len; i++)
    {
      const HdLeaveVersion *version = self->books->facts->policies->pdata[i];

      if (found == NULL || version->from <= on)
        found = version;
    }
  return found != NULL ? hd_leave_version_to_policy (found->text, NULL) : NULL;
}

/* Returns: (transfer full) (element-type HdLeaveHoliday): see hd_leave_holidays_list() */
GArray *
hd_leave_desk_list_holidays (HdLeaveDesk *self, int year)
{
  g_autoptr (HdLeaveFacts) nothing = NULL;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  if (self->books == NULL)
    nothing = hd_leave_facts_new ();
  return hd_leave_holidays_list (self->books != NULL ? self->books->facts : nothing, year);
}

/**
 * hd_leave_desk_list_drift:
 *
 * Returns: (transfer full) (element-type HdLeaveDrift): see hd_leave_statements_list_drift()
 */
GArray *
hd_leave_desk_list_drift (HdLeaveDesk *self)
{
  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);

  return self->books != NULL ? hd_leave_statements_list_drift (self->books)
                             : g_array_new (FALSE, FALSE, sizeof (HdLeaveDrift));
}

/**
 * hd_leave_desk_find_windows:
 * @windows: how long, with what around it, and on how many working days from tomorrow on
 *
 * Returns: (transfer full) (element-type HdFreeTime): when an appointment costs least by the hours
 * of work, the days off and the other absences, the cheapest first
 */
GArray *
hd_leave_desk_find_windows (HdLeaveDesk *self, const HdWindowRules *windows)
{
  g_autoptr (HdLeaveBooks) nothing = NULL;
  g_autoptr (GArray) absences = g_array_new (FALSE, FALSE, sizeof (HdAbsence));
  const HdLeaveBooks *books;
  HdPlanRules rules;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);
  g_return_val_if_fail (windows != NULL, NULL);

  books = self->books;
  if (books == NULL)
    {
      HdWorkWeek usual;

      hd_context_get_usual_week (self->context, &usual);
      nothing =
        hd_leave_books_new (hd_leave_facts_new (), &usual, hd_context_get_today (self->context));
      books = nothing;
    }
  for (guint i = 0; i < books->facts->absences->len; i++)
    {
      HdAbsence absence = hd_leave_books_to_absence (books->facts->absences->pdata[i]);

      g_array_append_val (absences, absence);
    }
  hd_leave_books_get_rules (books, windows->before > 0 || windows->after > 0, &rules);
  return hd_windows_find (books->schedule, absences, hd_context_get_today (self->context) + 1,
                          windows, &rules);
}

/**
 * hd_leave_desk_preview:
 *
 * Returns: (transfer full): what @edit would change, or %NULL with @error set
 */
HdLeavePreview *
hd_leave_desk_preview (HdLeaveDesk *self, HdLeaveEdit *edit, GError **error)
{
  g_autoptr (HdLeaveFacts) nothing = NULL;
  HdWorkWeek usual;

  g_return_val_if_fail (HD_IS_LEAVE_DESK (self), NULL);
  g_return_val_if_fail (edit != NULL, NULL);

  if (self->books == NULL)
    nothing = hd_leave_facts_new ();
  hd_context_get_usual_week (self->context, &usual);
  return hd_leave_edit_try (edit, self->books != NULL ? self->books->facts : nothing, &usual,
                            hd_context_get_today (self->context), error);
}

typedef struct
{
  HdLeaveEdit *edit;
  HdWorkWeek usual;
  HdDate today;
} Apply;

static void
apply_free (gpointer data)
{
  Apply *apply = data;

  hd_leave_edit_unref (apply->edit);
  g_free (apply);
}

static gpointer
apply_edit (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  const Apply *apply = args->more;
  gint64 id =
    hd_leave_edit_store (apply->edit, db, &apply->usual, apply->today, args->now, NULL, error);

  return id != 0 ? hd_row_id_new (id) : NULL;
}

/**
 * hd_leave_desk_apply_async:
 * @edit: is not to be changed before the verb has ended
 *
 * Stores an edit, as one step of undo. Ends with hd_context_finish(), which gives the id of what
 * was made or changed.
 */
void
hd_leave_desk_apply_async (HdLeaveDesk *self,
                           HdLeaveEdit *edit,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_LEAVE_DESK (self));
  g_return_if_fail (edit != NULL);

  HdVerbArgs *args = hd_verb_args_new (self->context);
  Apply *apply = g_new0 (Apply, 1);

  apply->edit = hd_leave_edit_ref (edit);
  apply->today = hd_context_get_today (self->context);
  hd_context_get_usual_week (self->context, &apply->usual);
  args->more = apply;
  args->free_more = apply_free;
  hd_context_write_async (self->context, HD_STORE_PRIVATE, apply_edit, args,
                          hd_leave_desk_apply_async, callback, user_data);
}
