/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-readiness-text.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* What readiness says in words, in the window and in the terminal. */

/* How many domains are named among what moves the chance. */
#define N_MOVES 2

static guint
to_percent (double share)
{
  return (guint) (CLAMP (share, 0, 1) * 100 + 0.5);
}

/** Returns: (transfer full): a chance: "62 %"; nothing is certain, so that it is never 0 or 100 */
char *
exam_readiness_format_chance (double chance)
{
  guint percent = to_percent (chance);

  if (percent < 1)
    return g_strdup (_("less than 1 %"));
  if (percent > 99)
    return g_strdup (_("more than 99 %"));
  /* Translators: a chance or a share */
  return g_strdup_printf (_("%u %%"), percent);
}

/** Returns: (transfer full): the chance as a sentence */
char *
exam_readiness_describe_chance (const ExamReadiness *self)
{
  g_autofree char *chance = exam_readiness_format_chance (self->chance);

  /* Translators: %s is a chance, such as "62 %" */
  return g_strdup_printf (_("Estimate: the chance of passing the next mock exam is %s."), chance);
}

/** Returns: (transfer full): between what the chance lies */
char *
exam_readiness_describe_interval (const ExamReadiness *self)
{
  g_autofree char *low = exam_readiness_format_chance (self->low);
  g_autofree char *high = exam_readiness_format_chance (self->high);

  /* Translators: two chances, such as "40 %" */
  return g_strdup_printf (_("With a confidence of 90 %%, it is between %s and %s; more answers narrow that."), low, high);
}

static char *
format_date (gint64 wall_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (wall_time / G_USEC_PER_SEC);
  char *date = time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup ("?");

  return g_strstrip (date);
}

static char *
count_days (guint days)
{
  return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
}

/* Rounded down, so that what is not enough never reads like enough. */
static char *
describe_too_few (const ExamReadiness *self)
{
  guint counted = (guint) floor (self->evidence);
  g_autofree char *half_life = count_days (EXAM_READINESS_HALF_LIFE);
  g_autofree char *there =
    g_strdup_printf (ngettext ("There is %u question that you saw for the first time in exams that count: too few to tell.",
                               "There are %u questions that you saw for the first time in exams that count: too few to tell.",
                               self->n_items), self->n_items);
  g_autofree char *worth = NULL;

  if (counted < self->n_items)
    /* Translators: %u is a number of questions, %s a number of days */
    worth = g_strdup_printf (_("They are worth %u, because an answer counts half after %s; %u are needed, which is %u more."),
                             counted, half_life, (guint) EXAM_READINESS_MIN_EVIDENCE, EXAM_READINESS_MIN_EVIDENCE - counted);
  else
    worth = g_strdup_printf (_("%u are needed, which is %u more."), (guint) EXAM_READINESS_MIN_EVIDENCE,
                             EXAM_READINESS_MIN_EVIDENCE - counted);
  return g_strconcat (there, " ", worth, NULL);
}

static char *
describe_missing_domains (const ExamReadiness *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->domains->len; i++)
    {
      const ExamReadinessDomain *domain = exam_readiness_get_domain (self, i);

      if (domain->n_items == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", domain->domain->name);
    }
  /* Translators: shares of the exam in percent, then names of domains */
  return g_strdup_printf (_("The domains that you have met make up %u %% of the exam; at least %u %% are needed. "
                            "Not met yet: %s."),
                          (guint) (self->coverage * 100), to_percent (EXAM_READINESS_MIN_COVERAGE), names->str);
}

/** Returns: (transfer full): why there is no figure, how much there is, and how much is missing */
char *
exam_readiness_describe_refusal (const ExamReadiness *self)
{
  g_autofree char *days = NULL;

  switch (self->refusal)
    {
    case EXAM_READINESS_NO_SITTINGS:
      return g_strdup_printf (_("There is no mock exam yet, sat in the time and by the rules of the exam day, with "
                                "questions that you had not seen before. At least %u such questions are needed."),
                              (guint) EXAM_READINESS_MIN_EVIDENCE);
    case EXAM_READINESS_TOO_OLD:
      days = count_days (self->days_since);
      /* Translators: %s is a number of days, as is the %u */
      return g_strdup_printf (_("The latest exam that counts, with questions that you had not seen before, was %s ago. "
                                "One from the last %u days is needed."), days,
                              (guint) EXAM_READINESS_RECENT_DAYS);
    case EXAM_READINESS_TOO_FEW:
      return describe_too_few (self);
    case EXAM_READINESS_DOMAINS_MISSING:
      return describe_missing_domains (self);
    case EXAM_READINESS_TOLD:
    default:
      return g_strdup ("");
    }
}

/** Returns: (transfer full): what the figure is made of */
char *
exam_readiness_describe_evidence (const ExamReadiness *self)
{
  g_autofree char *first = format_date (self->first_at);
  g_autofree char *last = format_date (self->last_at);
  g_autofree char *half_life = count_days (EXAM_READINESS_HALF_LIFE);
  g_autofree char *questions =
    g_strdup_printf (ngettext ("%u question that you saw for the first time", "%u questions that you saw for the first time",
                               self->n_items), self->n_items);
  g_autofree char *exams = g_strdup_printf (ngettext ("%u exam", "%u exams", self->n_sittings), self->n_sittings);
  g_autofree char *when = g_str_equal (first, last) ? g_strdup (last)
                          /* Translators: two dates */
                          : g_strdup_printf (_("%s to %s"), first, last);

  /* Translators: "64 questions that you saw for the first time, in 2 exams (3 May 2026 to 9 May 2026). An answer counts half
   * after 60 days; together they are worth 58 of today." */
  return g_strdup_printf (_("%s, in %s (%s). An answer counts half after %s; together they are worth %u of today."), questions,
                          exams, when, half_life, (guint) (self->evidence + 0.5));
}

/** Returns: (transfer full): what is known about a domain, in a sentence */
char *
exam_readiness_describe_domain (const ExamReadinessDomain *domain)
{
  g_autofree char *seen =
    g_strdup_printf (ngettext ("%u question seen", "%u questions seen", domain->n_items), domain->n_items);

  /* Translators: part of the exam, questions seen, estimated share right with the ends of its interval */
  return g_strdup_printf (_("%u %% of the exam · %s · estimate: %u %% right, between %u %% and %u %%"),
                          to_percent (domain->weight), seen, to_percent (domain->share), to_percent (domain->low),
                          to_percent (domain->high));
}

/* --- Lists --- */

static char *
describe_move (const ExamReadiness       *self,
               const ExamReadinessDomain *domain)
{
  g_autofree char *before = exam_readiness_format_chance (self->chance);
  g_autofree char *after = exam_readiness_format_chance (self->chance + domain->gain);

  /* Translators: a number of points of a hundred, name of a domain, its part of the exam in percent, and two chances */
  return g_strdup_printf (_("%u more of 100 right in “%s” (%u %% of the exam): a chance of %s instead of %s."),
                          to_percent (EXAM_READINESS_STEP), domain->domain->name, to_percent (domain->weight), after, before);
}

/** Returns: (transfer full): what would move the chance most, in sentences; none where there is no figure */
char **
exam_readiness_list_advice (const ExamReadiness *self)
{
  g_autoptr (GStrvBuilder) advice = g_strv_builder_new ();
  g_autoptr (GPtrArray) moves = exam_readiness_list_moves (self);
  const ExamReadinessDomain *least = exam_readiness_find_least_known (self);
  guint n_moves = 0;

  if (self->refusal != EXAM_READINESS_TOLD)
    return g_strv_builder_end (advice);

  for (guint i = 0; i < moves->len && n_moves < N_MOVES; i++)
    {
      const ExamReadinessDomain *domain = g_ptr_array_index (moves, i);
      g_autofree char *move = describe_move (self, domain);

      if (to_percent (self->chance + domain->gain) <= to_percent (self->chance))
        break;
      g_strv_builder_add (advice, move);
      n_moves++;
    }
  if (n_moves == 0)
    g_strv_builder_add (advice, _("No single domain would move the chance much."));

  if (least != NULL)
    {
      g_autofree char *text =
        /* Translators: %s is the name of a domain, the numbers are shares in percent */
        g_strdup_printf (_("Least is known about “%s”, for its part of the exam: between %u %% and %u %% right. New "
                           "questions of it would narrow the interval most."),
                         least->domain->name, to_percent (least->low), to_percent (least->high));

      g_strv_builder_add (advice, text);
    }
  return g_strv_builder_end (advice);
}

static void
take_note (GStrvBuilder *notes,
           char         *note)
{
  g_strv_builder_add (notes, note);
  g_free (note);
}

static void
list_left_out (const ExamReadiness *self,
               GStrvBuilder        *notes)
{
  if (self->n_repeated > 0)
    take_note (notes, g_strdup_printf (ngettext ("Left out: %u exam in which you had seen all questions before.",
                                                 "Left out: %u exams in which you had seen all questions before.",
                                                 self->n_repeated), self->n_repeated));
  if (self->n_eased > 0)
    take_note (notes, g_strdup_printf (ngettext ("Left out: %u exam with relaxed rules or extra time.",
                                                 "Left out: %u exams with relaxed rules or extra time.", self->n_eased),
                                       self->n_eased));
  if (self->n_other_edition > 0)
    take_note (notes, g_strdup_printf (ngettext ("Left out: %u exam of another edition, which has other rules.",
                                                 "Left out: %u exams of other editions, which have other rules.",
                                                 self->n_other_edition), self->n_other_edition));
  if (self->n_other_candidate > 0)
    take_note (notes, g_strdup_printf (ngettext ("Left out: %u exam of another candidate.",
                                                 "Left out: %u exams of other candidates.", self->n_other_candidate),
                                       self->n_other_candidate));
  if (self->n_other_domain > 0)
    take_note (notes, g_strdup_printf (ngettext ("Left out: %u question of a domain that the exam does not have any more.",
                                                 "Left out: %u questions of domains that the exam does not have any more.",
                                                 self->n_other_domain), self->n_other_domain));
}

/** Returns: (transfer full): what one has to know to read the figure right, in sentences */
char **
exam_readiness_list_notes (const ExamReadiness *self)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  list_left_out (self, notes);
  if (self->refusal != EXAM_READINESS_TOLD)
    return g_strv_builder_end (notes);

  if (self->n_timed_out > 0)
    take_note (notes, g_strdup_printf (ngettext ("In %u exam the time was up. Questions that you never reached are not in the "
                                                 "estimate; in the next exam they would cost points.",
                                                 "In %u exams the time was up. Questions that you never reached are not in the "
                                                 "estimate; in the next exam they would cost points.", self->n_timed_out),
                                       self->n_timed_out));
  if (self->format->raw_cut_estimate)
    g_strv_builder_add (notes, _("How points become a scaled score is an estimate: the examining body does not publish it."));
  g_strv_builder_add (notes, _("The estimate is about mock exams of full length with questions like these. Those who improve "
                               "from week to week pass more often than it says."));
  return g_strv_builder_end (notes);
}
