/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-item-view.h"

#include <glib/gi18n.h>

#include "app/question/exam-codes-view.h"
#include "app/question/exam-option-row.h"
#include "app/question/exam-record-split.h"
#include "app/question/exam-record-view.h"
#include "app/question/exam-rich-text.h"
#include "app/shared/exam-widget.h"

/* What is typed goes to the journal when the hands rest for this long, and whenever the item is left. */
#define TYPING_PAUSE_MS 300

/* The item that a sitting shows: record, stem, response, note. What the candidate does goes straight to the sitting. */
struct _ExamItemView
{
  GtkWidget parent_instance;

  /* Template */
  ExamRecordView    *record_view;
  GtkScrolledWindow *scrolled;
  GtkLabel          *number_label;
  ExamRichText      *stem;
  GtkLabel          *instruction_label;
  GtkBox            *options_box;
  ExamCodesView     *codes_view;
  GtkRevealer       *notes_revealer;
  GtkTextView       *notes_view;

  ExamSitting *sitting;      /* (owned) (nullable) */
  GPtrArray   *rows;         /* (owned) (element-type ExamOptionRow) borrowed children, by place */
  gboolean     single;       /* one of them can be chosen */
  guint        save_source;
  gboolean     updating;
  char        *shown_id;     /* (owned) (nullable): of the item that is shown */
};

G_DEFINE_FINAL_TYPE (ExamItemView, exam_item_view, GTK_TYPE_WIDGET)

static ExamForm *
get_form (ExamItemView *self)
{
  return exam_sitting_get_form (self->sitting);
}

static guint
get_position (ExamItemView *self)
{
  return exam_sitting_get_position (self->sitting);
}

static ExamItem *
get_item (ExamItemView *self)
{
  return exam_form_get_item (get_form (self), get_position (self));
}

static const ExamResponse *
get_response (ExamItemView *self,
              guint         position)
{
  return exam_transcript_get_response (exam_sitting_get_transcript (self->sitting), position);
}

static gboolean
is_running (ExamItemView *self)
{
  return self->sitting != NULL && exam_sitting_get_state (self->sitting) == EXAM_SITTING_RUNNING;
}

static GBytes *
load_image (const char *source,
            gpointer    user_data)
{
  ExamItemView *self = user_data;

  return exam_form_load_image (get_form (self), get_position (self), source, NULL);
}

/* --- What the candidate does --- */

static void
chosen_cb (ExamItemView *self,
           guint         option)
{
  g_assert (EXAM_IS_ITEM_VIEW (self));

  exam_sitting_choose (self->sitting, option);
  exam_item_view_update (self);
}

static void
struck_cb (ExamItemView *self,
           guint         option,
           gboolean      struck)
{
  g_assert (EXAM_IS_ITEM_VIEW (self));

  exam_sitting_strike (self->sitting, option, struck);
  exam_item_view_update (self);
}

static gboolean
save_cb (gpointer data)
{
  ExamItemView *self = EXAM_ITEM_VIEW (data);

  self->save_source = 0;
  exam_item_view_save (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (ExamItemView *self)
{
  g_assert (EXAM_IS_ITEM_VIEW (self));

  if (self->updating)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (TYPING_PAUSE_MS, save_cb, self);
}

/* --- Showing --- */

static void
remove_rows (ExamItemView *self)
{
  g_ptr_array_set_size (self->rows, 0);
  exam_widget_remove_children (GTK_WIDGET (self->options_box));
}

static void
add_row (ExamItemView *self)
{
  ExamOptionRow *group = self->single && self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;
  GtkWidget *row = exam_option_row_new (self->rows->len, load_image, self, self->single, group);

  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "struck", G_CALLBACK (struck_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->options_box, row);
  g_ptr_array_add (self->rows, row);
}

/* Most items are as the one before: making new rows for each would take longer than anything else on the way to it. */
static void
show_options (ExamItemView *self,
              ExamItem     *item)
{
  gboolean single = exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE;
  guint n_options = exam_item_get_n_options (item);

  if (self->single != single || self->rows->len > n_options)
    remove_rows (self);
  self->single = single;

  for (guint place = 0; place < n_options; place++)
    {
      guint option = exam_form_get_option (get_form (self), get_position (self), place);

      if (place == self->rows->len)
        add_row (self);
      exam_option_row_set_option (g_ptr_array_index (self->rows, place), option,
                                  exam_option_get_text (exam_item_get_option (item, option)));
    }
}

static void
show_instruction (ExamItemView *self,
                  ExamItem     *item)
{
  g_autofree char *text = NULL;

  if (exam_item_get_kind (item) == EXAM_ITEM_MULTIPLE_CHOICE)
    /* Translators: how many options are right */
    text = g_strdup_printf (ngettext ("Choose %u.", "Choose %u.", exam_item_get_n_keys (item)),
                            exam_item_get_n_keys (item));
  gtk_label_set_text (self->instruction_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->instruction_label), text != NULL);
}

static void
show_note (ExamItemView *self)
{
  const char *note = get_response (self, get_position (self))->note;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view), note != NULL ? note : "", -1);
}

/* --- GObject --- */

static gboolean
exam_item_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_ITEM_VIEW (widget)->stem));
}

static void
exam_item_view_dispose (GObject *object)
{
  ExamItemView *self = EXAM_ITEM_VIEW (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->sitting);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ITEM_VIEW);
  G_OBJECT_CLASS (exam_item_view_parent_class)->dispose (object);
}

static void
exam_item_view_finalize (GObject *object)
{
  g_ptr_array_unref (EXAM_ITEM_VIEW (object)->rows);
  g_free (EXAM_ITEM_VIEW (object)->shown_id);
  G_OBJECT_CLASS (exam_item_view_parent_class)->finalize (object);
}

static void
exam_item_view_class_init (ExamItemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_item_view_dispose;
  object_class->finalize = exam_item_view_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_item_view_grab_focus;

  g_type_ensure (EXAM_TYPE_CODES_VIEW);
  g_type_ensure (EXAM_TYPE_RECORD_SPLIT);
  g_type_ensure (EXAM_TYPE_RECORD_VIEW);
  g_type_ensure (EXAM_TYPE_RICH_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-item-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, record_view);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, number_label);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, stem);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, instruction_label);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, options_box);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, codes_view);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, notes_revealer);
  gtk_widget_class_bind_template_child (widget_class, ExamItemView, notes_view);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "itemview");
}

static void
exam_item_view_init (ExamItemView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_rich_text_set_selectable (self->stem, TRUE);
  exam_rich_text_set_image_loader (self->stem, load_image, self);
  exam_record_view_set_image_loader (self->record_view, load_image, self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->notes_view), "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
}

/** Sets the sitting whose items are shown; %NULL for none. */
void
exam_item_view_set_sitting (ExamItemView *self,
                            ExamSitting  *sitting)
{
  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_set_object (&self->sitting, sitting);
}

/** Shows the item that the sitting is at, from its beginning; the same item again stays where it is. */
void
exam_item_view_show_item (ExamItemView *self)
{
  ExamItem *item;
  g_autofree char *number = NULL;
  g_autofree char *description = NULL;
  gboolean typed;

  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));
  g_return_if_fail (self->sitting != NULL);

  item = get_item (self);
  typed = exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES;
  number = g_strdup_printf (_("Question %u"), get_position (self) + 1);
  description = g_strdup_printf (_("Question %u of %u"), get_position (self) + 1, exam_form_get_n_items (get_form (self)));

  self->updating = TRUE;
  gtk_label_set_text (self->number_label, number);
  exam_rich_text_set_text (self->stem, exam_item_get_stem (item));
  exam_rich_text_set_description (self->stem, description);
  exam_record_view_set_case (self->record_view, exam_item_get_case (item));
  gtk_widget_set_visible (GTK_WIDGET (self->record_view), exam_item_get_case (item) != NULL);
  show_instruction (self, item);
  gtk_widget_set_visible (GTK_WIDGET (self->options_box), !typed);
  gtk_widget_set_visible (GTK_WIDGET (self->codes_view), typed);
  show_options (self, item);
  if (typed)
    exam_codes_view_set_item (self->codes_view, item, get_response (self, get_position (self))->codes);
  show_note (self);
  self->updating = FALSE;

  exam_item_view_update (self);
  if (g_strcmp0 (self->shown_id, exam_item_get_id (item)) == 0)
    return;
  g_free (self->shown_id);
  self->shown_id = g_strdup (exam_item_get_id (item));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

/** Shows what is chosen, struck out and marked now. */
void
exam_item_view_update (ExamItemView *self)
{
  const ExamResponse *response;
  guint record_position;

  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));
  g_return_if_fail (self->sitting != NULL);

  response = get_response (self, get_position (self));
  for (guint place = 0; place < self->rows->len; place++)
    {
      ExamOptionRow *row = g_ptr_array_index (self->rows, place);
      guint32 bit = 1u << exam_option_row_get_option (row);

      exam_option_row_set_chosen (row, (response->chosen & bit) != 0);
      exam_option_row_set_struck (row, (response->struck & bit) != 0);
    }

  exam_rich_text_set_highlights (self->stem, 0, response->highlights);
  record_position = exam_sitting_get_record_position (self->sitting);
  exam_record_view_set_highlights (self->record_view, get_response (self, record_position)->highlights);
}

/** Hands what is typed, codes and note, to the sitting. To be called before the item is left. */
void
exam_item_view_save (ExamItemView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *note = NULL;

  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!is_running (self))
    return;

  if (exam_item_get_kind (get_item (self)) == EXAM_ITEM_TYPED_CODES)
    {
      g_autofree char *answer = exam_codes_view_dup_answer (self->codes_view);

      exam_sitting_answer (self->sitting, answer);
    }

  if (!is_running (self))
    return;

  buffer = gtk_text_view_get_buffer (self->notes_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  exam_sitting_note (self->sitting, note);
}

/** Marks what is selected in stem or record, or takes the mark away. */
void
exam_item_view_toggle_highlight (ExamItemView *self)
{
  ExamHighlight range;

  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));

  if (!is_running (self))
    return;
  if (!exam_rich_text_get_selection (self->stem, 0, &range) &&
      !exam_record_view_get_selection (self->record_view, &range))
    return;

  exam_sitting_toggle_highlight (self->sitting, &range);
  exam_rich_text_unselect (self->stem);
  exam_record_view_unselect (self->record_view);
  exam_item_view_update (self);
}

/** Chooses the option at @place, 0 for A, as a click on it would. Returns: whether there is one */
gboolean
exam_item_view_choose_place (ExamItemView *self,
                             guint         place)
{
  g_return_val_if_fail (EXAM_IS_ITEM_VIEW (self), FALSE);

  if (!is_running (self) || place >= self->rows->len)
    return FALSE;

  chosen_cb (self, exam_option_row_get_option (g_ptr_array_index (self->rows, place)));
  return TRUE;
}

/** Strikes the option at @place out, or takes that back. Returns: whether there is one */
gboolean
exam_item_view_strike_place (ExamItemView *self,
                             guint         place)
{
  guint option;
  guint32 struck;

  g_return_val_if_fail (EXAM_IS_ITEM_VIEW (self), FALSE);

  if (!is_running (self) || place >= self->rows->len)
    return FALSE;

  option = exam_option_row_get_option (g_ptr_array_index (self->rows, place));
  struck = get_response (self, get_position (self))->struck;
  struck_cb (self, option, (struck & (1u << option)) == 0);
  return TRUE;
}

/** Opens or closes the note to the item. */
void
exam_item_view_set_notes_visible (ExamItemView *self,
                                  gboolean      visible)
{
  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));
  gtk_revealer_set_reveal_child (self->notes_revealer, visible);
}

/** Puts the cursor into the note. */
void
exam_item_view_focus_note (ExamItemView *self)
{
  g_return_if_fail (EXAM_IS_ITEM_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->notes_view));
}
