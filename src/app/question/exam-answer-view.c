/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-answer-view.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-titles.h"
#include "app/question/exam-outcome-item.h"
#include "app/question/exam-record-split.h"
#include "app/question/exam-record-view.h"
#include "app/question/exam-rich-text.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-answer-text.h"
#include "insight/exam-code-text.h"

/* An item after the exam, as it was served: the answer, the key, and why. */
struct _ExamAnswerView
{
  GtkWidget parent_instance;

  /* Template */
  ExamRecordView    *record_view;
  GtkScrolledWindow *scrolled;
  GtkLabel          *number_label;
  GtkLabel          *outcome_label;
  GtkLabel          *time_label;
  GtkWidget         *changes_label;
  ExamRichText      *stem;
  GtkBox            *answers_box;
  GtkWidget         *rationale_box;
  ExamRichText      *rationale;
  GtkWidget         *note_box;
  GtkLabel          *note_label;
  GtkBox            *sources_box;
  ExamCodeTitles    *code_titles;
  GtkBox            *extra_box;

  ExamForm *form;      /* (owned) (nullable) */
  guint     position;
  gboolean  unanswered;  /* the item itself is shown, and no answer to it */
};

G_DEFINE_FINAL_TYPE (ExamAnswerView, exam_answer_view, GTK_TYPE_WIDGET)

/* --- How it was answered --- */

static void
show_course (ExamAnswerView     *self,
             const ExamResponse *response,
             gboolean            measured)
{
  g_autofree char *time = exam_answer_describe_time (self->form, response);
  g_autofree char *changes = exam_answer_describe_changes (self->form, self->position, response);

  gtk_label_set_text (self->time_label, time);
  gtk_label_set_text (GTK_LABEL (self->changes_label), changes);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), measured);
  gtk_widget_set_visible (self->changes_label, measured && response->changes->len > 0);
}

/* --- The item --- */

static GBytes *
load_image (const char *source,
            gpointer    user_data)
{
  ExamAnswerView *self = user_data;

  return exam_form_load_image (self->form, self->position, source, NULL);
}

static void
empty_box (GtkBox *box)
{
  exam_widget_remove_children (GTK_WIDGET (box));
}

static GtkWidget *
make_rich_text (ExamAnswerView *self,
                ExamText       *text,
                const char     *css_class)
{
  GtkWidget *rich_text = exam_rich_text_new ();

  exam_rich_text_set_image_loader (EXAM_RICH_TEXT (rich_text), load_image, self);
  exam_rich_text_set_selectable (EXAM_RICH_TEXT (rich_text), TRUE);
  exam_rich_text_set_text (EXAM_RICH_TEXT (rich_text), text);
  if (css_class != NULL)
    gtk_widget_add_css_class (rich_text, css_class);
  return rich_text;
}

static void
append_badge (GtkWidget  *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "badge");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
}

/* A card with a heading line, badges on it, and why below. */
static GtkWidget *
make_answer (ExamAnswerView *self,
             const char     *letter,
             ExamText       *text,
             ExamText       *why,
             gboolean        key,
             GtkWidget     **badges)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (letter);
  GtkWidget *answer = make_rich_text (self, text, NULL);

  *badges = line;
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "answer");
  if (key)
    gtk_widget_add_css_class (card, "key");
  gtk_widget_add_css_class (label, "option-letter");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (answer, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), answer);
  gtk_box_append (GTK_BOX (card), line);
  if (why != NULL)
    gtk_box_append (GTK_BOX (card), make_rich_text (self, why, "why"));
  return card;
}

static void
show_options (ExamAnswerView     *self,
              const ExamItem     *item,
              const ExamResponse *response)
{
  for (guint place = 0; place < exam_item_get_n_options (item); place++)
    {
      guint index = exam_form_get_option (self->form, self->position, place);
      const ExamOption *option = exam_item_get_option (item, index);
      const char letter[] = { (char) ('A' + place), '.', '\0' };
      gboolean key = exam_option_is_key (option);
      gboolean chosen = (response->chosen & (1u << index)) != 0;
      GtkWidget *badges;
      GtkWidget *card = make_answer (self, letter, exam_option_get_text (option), exam_option_get_why (option), key, &badges);

      if (response->struck & (1u << index))
        {
          gtk_widget_add_css_class (card, "struck");
          append_badge (badges, _("Struck out"), "outcome-neutral");
        }
      if (chosen)
        append_badge (badges, _("Your answer"), key ? "outcome-right" : "outcome-wrong");
      if (key)
        append_badge (badges, _("Key"), "outcome-right");
      gtk_box_append (self->answers_box, card);
    }
}

static void
append_heading (GtkBox     *box,
                const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static void
show_typed (ExamAnswerView        *self,
            const ExamItem        *item,
            const ExamResponse    *response,
            const ExamCodeGrading *grading)
{
  g_autoptr (GArray) differences = exam_code_differences_new (item, response->codes, grading);

  append_heading (self->answers_box, response->codes->len > 0 ? _("Your codes") : _("You typed no code"));
  for (guint i = 0; i < response->codes->len; i++)
    {
      ExamCodeVerdict verdict = g_array_index (grading->verdicts, ExamCodeVerdict, i);
      gboolean good = verdict == EXAM_CODE_CORRECT || verdict == EXAM_CODE_OPTIONAL;
      g_autoptr (ExamText) text = exam_text_new_from_plain (g_ptr_array_index (response->codes, i));
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      g_autofree char *verdict_text =
        exam_code_describe_verdict (verdict, &g_array_index (differences, ExamCodeDifference, i));
      GtkWidget *badges;
      GtkWidget *card = make_answer (self, number, text, NULL, FALSE, &badges);

      append_badge (badges, verdict_text, good ? "outcome-right" : "outcome-wrong");
      gtk_box_append (self->answers_box, card);
    }
}

static void
show_key_codes (ExamAnswerView        *self,
                const ExamItem        *item,
                const ExamCodeGrading *grading)
{
  append_heading (self->answers_box, _("Key"));
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *printed = exam_code_format (exam_item_get_code_system (item), exam_keyed_code_get_code (code));
      g_autoptr (ExamText) text = exam_text_new_from_plain (printed);
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      gboolean optional = exam_keyed_code_is_optional (code);
      GtkWidget *badges;
      GtkWidget *card = make_answer (self, number, text, exam_keyed_code_get_why (code), !optional, &badges);

      if (exam_item_is_first_listed (item) && i == 0)
        append_badge (badges, _("Has to come first"), "outcome-neutral");
      if (optional)
        append_badge (badges, _("Optional"), "outcome-neutral");
      else if (!self->unanswered && !g_array_index (grading->found, gboolean, i))
        append_badge (badges, _("Missing"), "outcome-wrong");
      gtk_box_append (self->answers_box, card);
    }
}

static void
show_codes (ExamAnswerView     *self,
            const ExamItem     *item,
            const ExamResponse *response)
{
  g_autoptr (ExamCodeGrading) grading =
    exam_code_grading_new (item, response->codes, exam_form_get_format (self->form)->codes_credit);

  if (!self->unanswered)
    show_typed (self, item, response, grading);
  show_key_codes (self, item, grading);
}

static void
show_sources (ExamAnswerView *self,
              const ExamItem *item)
{
  empty_box (self->sources_box);
  for (guint i = 0; i < exam_item_get_n_sources (item); i++)
    {
      const ExamSource *source = exam_item_get_source (item, i);
      const char *href = exam_source_get_href (source);
      g_autofree char *text = exam_source_to_string (source);
      GtkWidget *label = gtk_label_new (NULL);

      if (href != NULL)
        {
          g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", href, text);

          gtk_label_set_markup (GTK_LABEL (label), markup);
        }
      else
        gtk_label_set_text (GTK_LABEL (label), text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (self->sources_box, label);
    }
}

static gboolean
exam_answer_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_ANSWER_VIEW (widget)->stem));
}

static void
exam_answer_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ANSWER_VIEW);
  G_OBJECT_CLASS (exam_answer_view_parent_class)->dispose (object);
}

static void
exam_answer_view_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_ANSWER_VIEW (object)->form, exam_form_unref);
  G_OBJECT_CLASS (exam_answer_view_parent_class)->finalize (object);
}

static void
exam_answer_view_class_init (ExamAnswerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_answer_view_dispose;
  object_class->finalize = exam_answer_view_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_answer_view_grab_focus;

  g_type_ensure (EXAM_TYPE_CODE_TITLES);
  g_type_ensure (EXAM_TYPE_RECORD_SPLIT);
  g_type_ensure (EXAM_TYPE_RECORD_VIEW);
  g_type_ensure (EXAM_TYPE_RICH_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-answer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, record_view);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, number_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, time_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, changes_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, stem);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, answers_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, rationale_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, rationale);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, note_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, note_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, sources_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, code_titles);
  gtk_widget_class_bind_template_child (widget_class, ExamAnswerView, extra_box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "answerview");
}

static void
exam_answer_view_init (ExamAnswerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_rich_text_set_selectable (self->stem, TRUE);
  exam_rich_text_set_selectable (self->rationale, TRUE);
  exam_rich_text_set_image_loader (self->stem, load_image, self);
  exam_rich_text_set_image_loader (self->rationale, load_image, self);
  exam_record_view_set_image_loader (self->record_view, load_image, self);
}

/* The item, @response to it, and what was marked in its record. */
static void
show_item (ExamAnswerView     *self,
           ExamForm           *form,
           guint               position,
           const ExamResponse *response,
           GArray             *record_highlights)
{
  const ExamItem *item = exam_form_get_item (form, position);
  gboolean stays = self->unanswered && self->form != NULL &&
                   g_strcmp0 (exam_item_get_id (exam_form_get_item (self->form, self->position)), exam_item_get_id (item)) == 0;

  exam_form_ref (form);
  g_clear_pointer (&self->form, exam_form_unref);
  self->form = form;
  self->position = position;

  exam_record_view_set_case (self->record_view, exam_item_get_case (item));
  exam_record_view_set_highlights (self->record_view, record_highlights);
  gtk_widget_set_visible (GTK_WIDGET (self->record_view), exam_item_get_case (item) != NULL);
  exam_rich_text_set_text (self->stem, exam_item_get_stem (item));
  exam_rich_text_set_highlights (self->stem, 0, response->highlights);

  empty_box (self->answers_box);
  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    show_codes (self, item, response);
  else
    show_options (self, item, response);

  gtk_widget_set_visible (self->rationale_box, exam_item_get_rationale (item) != NULL);
  exam_rich_text_set_text (self->rationale, exam_item_get_rationale (item));
  gtk_widget_set_visible (self->note_box, response->note != NULL);
  gtk_label_set_text (self->note_label, response->note != NULL ? response->note : "");
  show_sources (self, item);
  exam_code_titles_show_item (self->code_titles, item, 0, response->codes);
  if (!stays)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/** Shows the item at the 0-based @position of an ended sitting. */
void
exam_answer_view_show (ExamAnswerView       *self,
                       const ExamTranscript *transcript,
                       const ExamScore      *score,
                       guint                 position)
{
  const ExamResponse *response;
  const ExamResponse *record_response;
  g_autoptr (ExamOutcomeItem) outcome = NULL;
  g_autofree char *number = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (EXAM_IS_ANSWER_VIEW (self));
  g_return_if_fail (transcript != NULL);
  g_return_if_fail (score != NULL);

  response = exam_transcript_get_response (transcript, position);
  record_response = exam_transcript_get_response (transcript, exam_form_get_record_position (transcript->form, position));
  outcome = exam_outcome_item_new (transcript, score, position);
  number = g_strdup_printf (_("Question %u · %s"), position + 1, exam_outcome_item_get_domain (outcome));
  details = exam_outcome_item_dup_outcome (outcome);

  self->unanswered = FALSE;
  show_item (self, transcript->form, position, response, record_response->highlights);
  gtk_label_set_text (self->number_label, number);
  gtk_label_set_text (self->outcome_label, details);
  show_course (self, response, !transcript->on_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->extra_box), TRUE);
}

/**
 * exam_answer_view_show_item:
 * @self: an answer
 * @form: a form of one item
 * @heading: what it is shown as
 *
 * Shows an item by itself as it is in its bank, whatever was answered; what is made of the item that is shown stays where it is.
 */
void
exam_answer_view_show_item (ExamAnswerView *self,
                            ExamForm       *form,
                            const char     *heading)
{
  const ExamDomain *domain;
  ExamResponse response;

  g_return_if_fail (EXAM_IS_ANSWER_VIEW (self));
  g_return_if_fail (form != NULL && exam_form_get_n_items (form) == 1);

  domain = exam_format_find_domain (exam_form_get_format (form), exam_item_get_domain (exam_form_get_item (form, 0)), NULL);
  self->unanswered = TRUE;
  exam_response_init (&response);
  show_item (self, form, 0, &response, response.highlights);
  exam_response_clear (&response);
  gtk_label_set_text (self->number_label, domain != NULL ? domain->name : exam_item_get_domain (exam_form_get_item (form, 0)));
  gtk_label_set_text (self->outcome_label, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), FALSE);
  gtk_widget_set_visible (self->changes_label, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->extra_box), FALSE);
}

/** Sets the books that codes of items are looked up in. Without them, nothing is said of codes. */
void
exam_answer_view_set_code_store (ExamAnswerView *self,
                                 ExamCodeStore  *store)
{
  g_return_if_fail (EXAM_IS_ANSWER_VIEW (self));
  exam_code_titles_set_code_store (self->code_titles, store);
}

/** Adds something of the caller's below the item. */
void
exam_answer_view_append (ExamAnswerView *self,
                         GtkWidget      *widget)
{
  g_return_if_fail (EXAM_IS_ANSWER_VIEW (self));
  gtk_box_append (self->extra_box, widget);
}
