/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-compare-parts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/charts/exam-shares-chart.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-column-layout.h"
#include "insight/exam-comparison-text.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* What the page of a comparison is put together from. */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* A label that is aligned by the widget finds out first how wide it would have to be for the height that it gets. */
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* --- A sitting --- */

/* Adds a line; @value is taken. */
static void
add_fact (GtkGrid    *grid,
          int        *row,
          const char *name,
          char       *value)
{
  GtkWidget *name_label = make_label (name, "dim-label");
  GtkWidget *value_label = make_label (value, "numeric");

  /* Cards stand beside each other where their texts leave room for that. */
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 17);
  gtk_label_set_max_width_chars (GTK_LABEL (value_label), 16);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_grid_attach (grid, name_label, 0, *row, 1, 1);
  gtk_grid_attach (grid, value_label, 1, *row, 1, 1);
  (*row)++;
  g_free (value);
}

static GtkWidget *
create_facts (const ExamComparison *comparison,
              guint                 index)
{
  const ExamComparedSitting *sitting = exam_comparison_get_sitting (comparison, index);
  const ExamSittingRecord *record = sitting->stored->record;
  const ExamScore *score = sitting->stored->score;
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *points = exam_report_format_points (score->points);
  g_autofree char *common = exam_report_format_points (sitting->common_points);
  int row = 0;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  /* Translators: points got, which can be parts such as 71.50, and points there are */
  add_fact (grid, &row, _("Points"), g_strdup_printf (_("%s of %u"), points, score->n_scored));
  add_fact (grid, &row, _("Common questions"), comparison->n_common > 0
                                                    ? g_strdup_printf (_("%s of %u"), common, comparison->n_common)
                                                    : g_strdup ("–"));
  add_fact (grid, &row, _("Time used"), exam_report_describe_time_used (record));
  add_fact (grid, &row, _("Median time"), exam_time_to_clock (sitting->median));
  add_fact (grid, &row, _("Exam's pace"), exam_time_to_clock (sitting->pace));
  add_fact (grid, &row, _("Done by half-time"), exam_comparison_describe_half (sitting));
  add_fact (grid, &row, _("Slow questions"), g_strdup_printf ("%u", sitting->n_slow));
  add_fact (grid, &row, _("Not answered"), g_strdup_printf ("%u", score->n_omitted));
  return GTK_WIDGET (grid);
}

/* Dates of one digit come with a space in front, for columns. */
static const char *
skip_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/** Returns: the score of a sitting, and what there is to say about it, to stand beside those of the others */
GtkWidget *
exam_compare_create_card (const ExamComparison *comparison,
                          guint                 index)
{
  const ExamSittingRecord *record = exam_comparison_get_sitting (comparison, index)->stored->record;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *date = exam_time_to_date (record->ended_at);
  g_autofree char *marks = exam_report_describe_marks (record);
  g_autofree char *score = exam_sitting_record_format_score (record, record->value);
  g_autofree char *low = exam_sitting_record_format_score (record, record->low);
  g_autofree char *high = exam_sitting_record_format_score (record, record->high);
  g_autofree char *cut = exam_sitting_record_format_score (record, record->cut);
  /* Translators: the ends of an interval, and a score to pass */
  g_autofree char *interval = g_strdup_printf (_("Interval %s to %s; %s to pass"), low, high, cut);
  g_autofree char *verdict = g_strdup_printf ("%s · %s", record->passed ? _("Passed") : _("Not passed"), score);
  g_autofree char *about = *record->candidate != '\0' ? g_strdup_printf ("%s · %s", record->format_name, record->candidate)
                                                       : g_strdup (record->format_name);
  GtkWidget *badge = make_label (number, "badge");
  GtkWidget *date_label = make_label (skip_space (date), "heading");
  GtkWidget *verdict_label = make_label (verdict, "title-3");
  GtkWidget *facts = create_facts (comparison, index);

  exam_column_layout_use_in_box (GTK_BOX (card));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "card-content");
  gtk_widget_add_css_class (verdict_label, record->passed ? "outcome-right" : "outcome-wrong");
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_hexpand (date_label, TRUE);
  gtk_box_append (GTK_BOX (top), badge);
  gtk_box_append (GTK_BOX (top), date_label);
  gtk_box_append (GTK_BOX (card), top);
  gtk_box_append (GTK_BOX (card), make_label (about, "dim-label"));
  gtk_box_append (GTK_BOX (card), verdict_label);
  gtk_box_append (GTK_BOX (card), make_label (interval, "caption"));
  gtk_widget_set_margin_top (facts, 6);
  gtk_box_append (GTK_BOX (card), facts);
  /* Below what has to stand at one height in all cards */
  if (*marks != '\0')
    gtk_box_append (GTK_BOX (card), make_label (marks, "caption"));
  for (GtkWidget *child = gtk_widget_get_first_child (card); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      gtk_label_set_max_width_chars (GTK_LABEL (child), 24);
  return card;
}

/** Returns: a line that names what was not the same */
GtkWidget *
exam_compare_create_condition (const ExamComparison *comparison,
                               ExamCondition         condition)
{
  g_autofree char *text = exam_comparison_describe_condition (comparison, condition);

  return make_label (text, NULL);
}

/* --- Domains --- */

/* For those who do not see the chart */
static char *
name_shares (const ExamComparison  *comparison,
             const char            *name,
             const ExamDomainScore *scores,
             const ExamShareChange *change)
{
  g_autofree char *difference = exam_share_change_format (change);
  GString *text = g_string_new (name);

  for (guint i = 0; i < comparison->sittings->len; i++)
    {
      g_autofree char *share = exam_share_format (scores[i]);

      g_string_append_printf (text, "%s%u: %s", i == 0 ? ": " : ", ", i + 1, share);
    }
  if (change->known)
    /* Translators: a difference such as "+12", and whether it is more than chance */
    g_string_append_printf (text, _("; difference %s, %s"), difference, exam_share_change_get_verdict (change));
  return g_string_free (text, FALSE);
}

static void
add_shares (GtkGrid               *grid,
            const ExamComparison  *comparison,
            int                    row,
            const char            *name,
            const ExamDomainScore *scores,
            const ExamShareChange *change)
{
  guint n = comparison->sittings->len;
  g_autofree char *before = exam_share_format (scores[0]);
  g_autofree char *after = exam_share_format (scores[n - 1]);
  g_autofree char *difference = exam_share_change_format (change);
  g_autofree char *text = change->known
    ? g_strdup_printf ("%s → %s · %s, %s", before, after, difference, exam_share_change_get_verdict (change))
    : g_strdup_printf ("%s → %s · %s", before, after, exam_share_change_get_verdict (change));
  g_autofree char *chart_name = name_shares (comparison, name, scores, change);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name_label = make_label (name, NULL);
  GtkWidget *text_label = make_label (text, "caption");
  GtkWidget *chart = exam_shares_chart_new (scores, n, change, chart_name);

  exam_column_layout_use_in_box (GTK_BOX (texts));
  gtk_label_set_width_chars (GTK_LABEL (name_label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 36);
  gtk_label_set_max_width_chars (GTK_LABEL (text_label), 36);
  gtk_widget_add_css_class (text_label, "numeric");
  gtk_widget_add_css_class (text_label, change->beyond_chance ? "beyond-chance" : "dim-label");
  gtk_box_append (GTK_BOX (texts), name_label);
  gtk_box_append (GTK_BOX (texts), text_label);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_widget_set_valign (chart, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, texts, 0, row, 1, 1);
  gtk_grid_attach (grid, chart, 1, row, 1, 1);
}

/** Fills an empty grid: all questions, then each domain, with its shares drawn and in words. */
void
exam_compare_fill_domains (GtkGrid              *grid,
                           const ExamComparison *comparison)
{
  const ExamComparedPair *whole = exam_comparison_get_whole (comparison);
  g_autofree ExamDomainScore *totals = g_new (ExamDomainScore, comparison->sittings->len);
  int row = 0;

  for (guint i = 0; i < comparison->sittings->len; i++)
    {
      const ExamScore *score = exam_comparison_get_sitting (comparison, i)->stored->score;

      totals[i] = (ExamDomainScore) { .points = score->points, .n_items = score->n_scored };
    }
  if (totals[0].n_items > 0)
    add_shares (grid, comparison, row++, _("All questions"), totals, &whole->total);
  for (guint i = 0; i < comparison->domains->len; i++)
    {
      const ExamComparedDomain *domain = g_ptr_array_index (comparison->domains, i);

      add_shares (grid, comparison, row++, domain->name, domain->scores, &g_array_index (whole->domains, ExamShareChange, i));
    }
  gtk_grid_attach (grid, exam_shares_chart_new_axis (), 1, row, 1, 1);
}

/* --- Questions --- */

/** Returns: the sitting in which an item is looked at: the last that had it */
guint
exam_compare_get_opened (const ExamComparedItem *item)
{
  guint index = item->n_sittings - 1;

  while (index > 0 && item->positions[index] < 0)
    index--;
  return index;
}

static char *
dup_stem (const ExamComparison   *comparison,
          const ExamComparedItem *item,
          guint                   opened)
{
  const ExamForm *form = exam_comparison_get_sitting (comparison, opened)->stored->form;
  char *stem = exam_text_dup_plain (exam_item_get_stem (exam_form_get_item (form, (guint) item->positions[opened])));

  return g_strdelimit (stem, "\n\t", ' ');
}

/** Returns: a row for an item, which can be activated */
GtkWidget *
exam_compare_create_row (const ExamComparison   *comparison,
                         const ExamComparedItem *item)
{
  guint opened = exam_compare_get_opened (item);
  g_autofree char *stem = dup_stem (comparison, item, opened);
  g_autofree char *outcomes = exam_comparison_describe_outcomes (comparison, item);
  /* Translators: outcomes such as "Right → Wrong", number of a question, and the domain it belongs to */
  g_autofree char *details = g_strdup_printf (_("%s · Question %u · %s"), outcomes, item->positions[opened] + 1, item->domain);
  g_autoptr (GString) subtitle = g_string_new (details);
  g_autofree char *name = NULL;
  GtkWidget *row = adw_action_row_new ();

  if (item->change != EXAM_CONTENT_SAME)
    g_string_append_printf (subtitle, " · %s", exam_content_change_get_name (item->change));
  if (!item->scored)
    g_string_append_printf (subtitle, " · %s", _("unscored"));
  name = g_strdup_printf ("%s, %s", subtitle->str, stem);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stem);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  exam_column_layout_use_in_row (ADW_ACTION_ROW (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  exam_a11y_name_action_row (ADW_ACTION_ROW (row), name);
  return row;
}
