/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-practice-text.h"

#include <glib/gi18n.h>

#include "insight/exam-practice-draw.h"

/* Practice sets in words. */

static void
add_words (GPtrArray  *words,
           const char *text)
{
  g_ptr_array_add (words, g_strdup (text));
}

static void
add_choices (const ExamPracticeSet *set,
             GPtrArray             *words)
{
  guint n_domains = g_strv_length (set->domains);

  if (n_domains > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("%u domain", "%u domains", n_domains), n_domains));
  if (set->missed_in > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("missed in the last exam", "missed in the last %u exams", set->missed_in),
                                             set->missed_in));
  if (set->not_seen_in > 0)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("not seen in the last exam", "not seen in the last %u exams",
                                                       set->not_seen_in),
                                             set->not_seen_in));
  if (set->flagged)
    add_words (words, _("flagged"));
  if (set->guessed)
    add_words (words, _("guessed"));
  if (set->causes[0] != NULL)
    add_words (words, _("by cause"));
}

/** Returns: (transfer full): what a practice set asks for: "CCA · 20 questions · flagged · untimed" */
char *
exam_practice_describe_set (const ExamPracticeSet *set,
                            ExamContext           *context)
{
  const ExamFormat *format =
    exam_formats_find (exam_library_get_formats (exam_context_get_library (context)), set->format_id);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  add_words (words, format != NULL ? format->credential : set->format_id);
  g_ptr_array_add (words, g_strdup_printf (ngettext ("%u question", "%u questions", set->n_items), set->n_items));
  add_choices (set, words);
  add_words (words, set->timed ? _("at the exam's pace") : _("untimed"));
  if (!set->feedback)
    add_words (words, _("feedback at the end"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

/* --- How many questions match --- */

typedef struct {
  const char *name;
  void (*drop) (ExamPracticeSet *set);
} Condition;

static void
drop_ids (char ***ids)
{
  g_strfreev (*ids);
  *ids = g_new0 (char *, 1);
}

static void drop_missed (ExamPracticeSet *set) { set->missed_in = 0; }
static void drop_not_seen (ExamPracticeSet *set) { set->not_seen_in = 0; }
static void drop_flagged (ExamPracticeSet *set) { set->flagged = FALSE; }
static void drop_guessed (ExamPracticeSet *set) { set->guessed = FALSE; }
static void drop_domains (ExamPracticeSet *set) { drop_ids (&set->domains); }
static void drop_causes (ExamPracticeSet *set) { drop_ids (&set->causes); }
static void drop_banks (ExamPracticeSet *set) { drop_ids (&set->banks); }

static const Condition conditions[] = {
  { N_("Missed in the last exams"), drop_missed },
  { N_("Not seen in the last exams"), drop_not_seen },
  { N_("Flagged"), drop_flagged },
  { N_("Guessed"), drop_guessed },
  { N_("With a cause"), drop_causes },
  { N_("Domains"), drop_domains },
  { N_("Banks"), drop_banks },
};

/* Nothing matches: names one condition without which something would. */
static char *
describe_nothing (const ExamPracticeSet  *set,
                  const ExamPool         *pool,
                  const ExamPracticePast *past)
{
  g_autofree char *text = exam_practice_set_to_text (set);

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr (ExamPracticeSet) without = exam_practice_set_new_from_text (text, NULL);
      guint n;

      conditions[i].drop (without);
      n = exam_practice_count (without, pool, past);
      if (n > 0)
        /* Translators: a condition such as “Flagged”, and how many questions match when it is taken back */
        return g_strdup_printf (ngettext ("No question matches. Without “%s” %u would.",
                                          "No question matches. Without “%s” %u would.", n),
                                _(conditions[i].name), n);
    }
  return g_strdup (_("No question matches. Take back some of what is asked for."));
}

/**
 * exam_practice_describe_count:
 * @set: how a practice set is put together
 * @pool: what there is of its format
 * @past: what happened to the items
 *
 * Returns: (transfer full): how many questions match, and how long they take when they are timed; or what keeps them from it
 */
char *
exam_practice_describe_count (const ExamPracticeSet  *set,
                              const ExamPool         *pool,
                              const ExamPracticePast *past)
{
  guint n_matching = exam_practice_count (set, pool, past);
  guint n_items = set->n_items > 0 ? MIN (set->n_items, n_matching) : n_matching;
  guint minutes = exam_practice_get_minutes (pool, n_items);
  g_autofree char *matching = g_strdup_printf (ngettext ("%u question matches", "%u questions match", n_matching), n_matching);
  g_autofree char *time = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);

  if (n_matching == 0)
    return describe_nothing (set, pool, past);
  return set->timed ? g_strdup_printf ("%s · %s", matching, time) : g_steal_pointer (&matching);
}
